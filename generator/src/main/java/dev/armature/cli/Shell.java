package dev.armature.cli;

import dev.armature.files.Checkpoint;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process that called us gives.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for problems and progress
 * @param inIsTerminal whether a person types {@code in}
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param errIsTerminal whether a person reads {@code err} as it comes
 * @param environment the environment variables
 * @param directory what relative paths are relative to
 * @param checkpoint is passed before each change to the disk
 * @param home where Armature's templates, blueprints and samples lie
 * @param gathered a file that holds the blueprints and their templates too, checked
 */
public record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment,
        Path directory,
        Checkpoint checkpoint,
        Path home,
        Optional<Path> gathered) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /** Whether a person is there to be asked. */
    boolean isInteractive() {
        return inIsTerminal && errIsTerminal;
    }

    /** Whether output may be coloured, {@code --no-color} apart. */
    boolean allowsColour() {
        return outIsTerminal
                && errIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
