package dev.armature.files;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * A staging directory that belongs to this run alone. The operating system drops the lock of a killed run, so what
 * such a run left is recognised by its lock being free.
 */
final class Claim {
    private static final int ATTEMPTS = 50;

    private final Path directory;
    private final Disk disk;
    private final FileChannel lock;

    private Claim(Path directory, Disk disk, FileChannel lock) {
        this.directory = directory;
        this.disk = disk;
        this.lock = lock;
    }

    /** Makes the directory, or takes over what a killed run left; refuses while another run holds it. */
    static Claim take(Path directory, Disk disk) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<FileChannel> lock = attempt(directory, disk);
            if (lock.isPresent()) {
                return new Claim(directory, disk, lock.get());
            }
        }
        if (!Files.isDirectory(directory)) {
            // Nobody holds it: where it would lie takes no directories, as /proc does.
            throw new NoSuchFileException(directory.toString());
        }
        throw busy(directory);
    }

    Path directory() {
        return directory;
    }

    /** Deletes whatever lies in the directory beside the lock. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!entry.equals(lockFile(directory))) {
                    disk.deleteTree(entry);
                }
            }
        }
    }

    /**
     * Deletes the directory and lets the next run in.
     *
     * @param done whether the work is in place; then what cannot be deleted is no failure, and left to the next run
     */
    void release(boolean done) throws IOException {
        try (lock) {
            sweep();
            disk.delete(lockFile(directory));
            disk.deleteIfEmpty(directory);
        } catch (IOException e) {
            if (!done) {
                throw e;
            }
        }
    }

    /** Lets the next run in, which finds everything as it lies. */
    void abandon() throws IOException {
        lock.close();
    }

    // Between two of these steps another run may finish and delete what was just found: then try again.
    private static Optional<FileChannel> attempt(Path directory, Disk disk) throws IOException {
        try {
            create(directory, disk);
            Object before = identity(lockFile(directory));
            FileChannel channel = FileChannel.open(lockFile(directory), StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw busy(directory);
            }
            if (identity(lockFile(directory)).equals(before)) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(Objects.requireNonNull(directory.getParent()))) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void create(Path directory, Disk disk) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            createDirectory(directory, disk);
        }
        try {
            disk.write(lockFile(directory), new byte[0], false);
        } catch (FileAlreadyExistsException e) {
            // Another run's, or a killed one's: the lock on it tells.
        } catch (IOException e) {
            disk.deleteIfEmpty(directory);
            throw e;
        }
    }

    private static void createDirectory(Path directory, Disk disk) throws IOException {
        try {
            disk.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Object identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), file);
    }

    private static Path lockFile(Path directory) {
        return directory.resolve("lock");
    }

    private static ProblemException busy(Path directory) {
        return new ProblemException(
                ExitCode.REFUSED,
                Problem.error("busy", "another run of Armature is under way here (it holds " + directory + ")")
                        .suggest("wait until it has ended"));
    }
}
