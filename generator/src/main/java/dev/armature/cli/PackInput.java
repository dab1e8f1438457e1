package dev.armature.cli;

import dev.armature.pack.Pack;
import dev.armature.pack.PackReader;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The pack of a command line: {@code --pack DIR}, else the one that lies beside a sample. */
final class PackInput {
    private PackInput() {}

    /** The pack that the user named, or that {@code profile} brings along as a sample. */
    static Optional<Pack> read(Optional<String> directory, String profile, Shell shell) throws IOException {
        if (directory.isPresent()) {
            return Optional.of(PackReader.read(path(directory.get(), shell)));
        }
        return profile.startsWith(ProfileInput.SAMPLE)
                ? beside(shell.home().resolve("samples").resolve(profile.substring(ProfileInput.SAMPLE.length())))
                : Optional.empty();
    }

    /** The pack in a sample's directory. */
    static Optional<Pack> beside(Path sample) throws IOException {
        Path pack = sample.resolve("pack");
        return Files.isDirectory(pack) ? Optional.of(PackReader.read(pack)) : Optional.empty();
    }

    private static Path path(String directory, Shell shell) {
        try {
            return shell.directory().resolve(directory).normalize();
        } catch (InvalidPathException e) {
            throw new ProblemException(ExitCode.INPUT, Problem.error("bad-pack", directory + " is not a path"));
        }
    }
}
