package dev.armature.files;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Brings a FileSet to disk as a whole: when it fails or is killed, the target is as it was. */
public final class Workspace {
    private final Target target;
    private final Disk disk;

    /** A workspace that will lie at {@code target}; {@code checkpoint} is passed before each change. */
    public Workspace(Target target, Checkpoint checkpoint) {
        this.target = target;
        this.disk = new Disk(checkpoint);
    }

    /** Makes the repository of a tree, when all of the tree's files are written. */
    @FunctionalInterface
    public interface Finish<T> {
        /**
         * Makes the directory {@code git}, or nothing.
         *
         * @param git where the repository's own directory belongs for now
         * @param tree where all files lie
         */
        T in(Path git, Path tree) throws IOException;
    }

    /** Writes all {@code files}, then what {@code finish} makes of them. */
    public <T> T create(FileSet files, Finish<T> finish) {
        try {
            if (target.missing().isEmpty()) {
                StagingInside.recover(target.directory(), disk);
            }
            target.check(files);
            return stageAndPublish(files, finish);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private <T> T stageAndPublish(FileSet files, Finish<T> finish) throws IOException {
        Staging staging = claim();
        try (staging) {
            staging.prepare();
            // Between the first look and the claim another run may have filled the target.
            target.check(files);
            write(files, staging.tree());
            return staging.publish(files, finish);
        }
    }

    private Staging claim() throws IOException {
        Optional<Path> missing = target.missing();
        return missing.isPresent()
                ? StagingBeside.claim(missing.get(), target.directory(), disk)
                : StagingInside.claim(target.directory(), disk);
    }

    private void write(FileSet files, Path tree) throws IOException {
        Set<Path> made = new HashSet<>(Set.of(tree));
        for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
            Path path = tree.resolve(file.getKey().value());
            makeDirectory(Objects.requireNonNull(path.getParent()), made);
            if (file.getValue().isLink()) {
                disk.link(path, file.getValue().asText());
            } else {
                disk.write(path, file.getValue().content(), file.getValue().executable());
            }
        }
    }

    private void makeDirectory(Path directory, Set<Path> made) throws IOException {
        if (made.add(directory)) {
            makeDirectory(Objects.requireNonNull(directory.getParent()), made);
            disk.createDirectory(directory);
        }
    }

    private ProblemException fault(IOException e) {
        String reason = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : Objects.requireNonNullElse(e.getMessage(), e.toString());
        ProblemException failure = new ProblemException(
                ExitCode.FAULT,
                Problem.error("io", "cannot write " + target.directory() + ": " + reason)
                        .suggest("nothing was changed there; look at the disk and the permissions, then run it again"));
        failure.initCause(e);
        return failure;
    }
}
