package dev.armature.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/**
 * The directory that a repository is to be made in.
 *
 * @param directory absolute; without links as far as it exists
 * @param missing the topmost directory on the way there that has to be made; absent when {@code directory} exists
 * @param shared whether the directory may hold other files
 */
public record Target(Path directory, Optional<Path> missing, boolean shared) {
    private static final int LONGEST_NAME = 255;

    /** Finds out what lies at {@code path}; refuses what can not become a repository. */
    public static Target inspect(Path path, boolean shared) throws IOException {
        Path wanted = path.toAbsolutePath().normalize();
        for (Path name : wanted) {
            if (name.toString().getBytes(UTF_8).length > LONGEST_NAME) {
                throw new ProblemException(
                        ExitCode.INPUT,
                        Problem.error("bad-directory", "the name " + name + " is longer than 255 bytes")
                                .suggest("give a shorter one"));
            }
        }
        Path existing = wanted;
        Path missing = wanted;
        while (!Files.exists(existing)) {
            if (Files.isSymbolicLink(existing)) {
                throw refused("dangling-link", existing + " is a link to nothing", "remove it, or make what it names");
            }
            missing = existing;
            existing = Objects.requireNonNull(existing.getParent());
        }
        checkDirectory(existing);
        Path real = existing.toRealPath();
        return existing.equals(wanted)
                ? new Target(real, Optional.empty(), shared)
                : new Target(
                        real.resolve(existing.relativize(wanted)),
                        Optional.of(real.resolve(existing.relativize(missing))),
                        shared);
    }

    private static void checkDirectory(Path existing) {
        if (!Files.isDirectory(existing)) {
            throw refused("not-a-directory", existing + " is not a directory", "give another directory");
        }
        if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
            throw refused("read-only", existing + " cannot be written to", "give another directory");
        }
    }

    /** Where to look for a repository around the target: the nearest directory that exists. */
    public Path nearest() {
        return missing.map(top -> Objects.requireNonNull(top.getParent())).orElse(directory);
    }

    /** Refuses a directory that holds something already, or would lose a file to {@code files}. */
    public void check(FileSet files) throws IOException {
        if (missing.isPresent()) {
            return;
        }
        if (shared) {
            checkNothingIsOverwritten(files);
            return;
        }
        if (!Files.isReadable(directory)) {
            throw refused("read-only", directory + " cannot be read", "give another directory");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Iterator<Path> all = entries.iterator(); all.hasNext(); ) {
                if (!all.next().equals(StagingInside.stage(directory))) {
                    throw refused(
                            "not-empty",
                            directory + " is not empty",
                            "give another directory, or --into-existing to add to it without overwriting a file");
                }
            }
        }
    }

    private void checkNothingIsOverwritten(FileSet files) {
        for (RelativePath path : files.files().keySet()) {
            Path place = directory;
            for (Path part : Path.of(path.value())) {
                place = place.resolve(part);
                boolean isFile = place.equals(directory.resolve(path.value()));
                if (Disk.isThere(place) && (isFile || !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS))) {
                    throw refused(
                            "would-overwrite",
                            place + " is there already and would be overwritten",
                            "move it away, or give another directory");
                }
            }
        }
    }

    private static ProblemException refused(String code, String message, String suggestion) {
        return new ProblemException(
                ExitCode.REFUSED, Problem.error(code, message).suggest(suggestion));
    }
}
