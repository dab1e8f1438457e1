package dev.armature.files;

import dev.armature.files.Checkpoint.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Changes the file system, each time past a {@link Checkpoint}. */
final class Disk {
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    // The umask takes away from these, as it does for any program.
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));
    private static final FileAttribute<?> PROGRAM =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));

    private final Checkpoint checkpoint;

    Disk(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Whether anything lies there, a dangling link too. */
    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    void createDirectory(Path directory) throws IOException {
        checkpoint.pass(Step.WRITE);
        Files.createDirectory(directory);
    }

    void write(Path file, byte[] content, boolean executable) throws IOException {
        checkpoint.pass(Step.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, executable ? PROGRAM : FILE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
        }
    }

    /** Makes a symbolic link to {@code target}, whether anything is there or not. */
    void link(Path file, String target) throws IOException {
        checkpoint.pass(Step.WRITE);
        Files.createSymbolicLink(file, Path.of(target));
    }

    /** Renames; what lies at {@code to} must be nothing or an empty directory. */
    void rename(Path from, Path to) throws IOException {
        checkpoint.pass(Step.MOVE);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Moves to where nothing may be yet. */
    void moveInto(Path from, Path to) throws IOException {
        checkpoint.pass(Step.MOVE);
        Files.move(from, to);
    }

    /** Undoes a move. */
    void takeBack(Path from, Path to) throws IOException {
        checkpoint.pass(Step.REMOVE);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(Path path) throws IOException {
        checkpoint.pass(Step.REMOVE);
        Files.deleteIfExists(path);
    }

    /** Deletes a directory that holds nothing any more, and leaves another one alone. */
    void deleteIfEmpty(Path directory) throws IOException {
        try {
            delete(directory);
        } catch (DirectoryNotEmptyException e) {
            // Somebody put something there: it stays.
        }
    }

    /** Deletes a directory with all that is in it, never following a link. */
    void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            deleteContents(path);
        }
        delete(path);
    }

    private void deleteContents(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                deleteTree(entry);
            }
        } catch (NoSuchFileException e) {
            // Gone already: that is what was wanted.
        }
    }
}
