package dev.armature.files;

import dev.armature.files.Workspace.Finish;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Makes a missing directory: staged beside it as {@code .NAME.armature-XXXXXXXX}, brought by one rename. */
final class StagingBeside implements Staging {
    // A directory's name may have 255 bytes on every file system in use.
    private static final int LONGEST_NAME = 180;

    private final Path missing;
    private final Path inner;
    private final Claim claim;
    private final Disk disk;
    private boolean published;

    private StagingBeside(Path missing, Path inner, Claim claim, Disk disk) {
        this.missing = missing;
        this.inner = inner;
        this.claim = claim;
        this.disk = disk;
    }

    /**
     * Claims the place beside {@code target}.
     *
     * @param missing the topmost directory on the way to {@code target} that is not there
     */
    static StagingBeside claim(Path missing, Path target, Disk disk) throws IOException {
        return new StagingBeside(missing, missing.relativize(target), Claim.take(stage(missing), disk), disk);
    }

    // The same name for the same target: two runs meet at one lock, and the next run finds what a killed one left.
    static Path stage(Path missing) {
        String name = Objects.requireNonNull(missing.getFileName()).toString();
        String hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        String shown = name;
        while (shown.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        return missing.resolveSibling("." + shown + ".armature-" + hash);
    }

    @Override
    public void prepare() throws IOException {
        claim.sweep();
        disk.createDirectory(top());
        Path directory = top();
        for (Path part : inner) {
            if (!part.toString().isEmpty()) {
                directory = directory.resolve(part);
                disk.createDirectory(directory);
            }
        }
    }

    private Path top() {
        return claim.directory().resolve("tree");
    }

    @Override
    public Path tree() {
        return top().resolve(inner);
    }

    @Override
    public <T> T publish(FileSet files, Finish<T> finish) throws IOException {
        T result = finish.in(tree().resolve(REPOSITORY), tree());
        try {
            disk.rename(top(), missing);
            published = true;
            return result;
        } catch (IOException e) {
            if (Disk.isThere(missing) && Files.isDirectory(top())) {
                throw new ProblemException(
                        ExitCode.REFUSED,
                        Problem.error("target-exists", missing + " was made by somebody else meanwhile")
                                .suggest("give another directory"));
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        claim.release(published);
    }
}
