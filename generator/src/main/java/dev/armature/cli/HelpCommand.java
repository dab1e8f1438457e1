package dev.armature.cli;

import dev.armature.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of a command, as {@code --help} after it does. */
@Command(name = "help", description = "Print the help of a command.")
final class HelpCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..1",
            defaultValue = "",
            description = "The command; without it, all.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Output output;

    HelpCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.parent().commandLine();
        CommandLine asked = name.isEmpty() ? root : root.getSubcommands().get(name);
        if (asked == null) {
            throw new UnmatchedArgumentException(root, name);
        }
        output.text(asked.getUsageMessage(output.ansi()));
        return ExitCode.OK.status();
    }
}
