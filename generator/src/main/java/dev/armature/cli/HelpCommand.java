package dev.armature.cli;

import dev.armature.problem.ExitCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of a command, as {@code --help} after it does. */
final class HelpCommand implements Callable<Integer> {
    private final PositionalParamSpec name =
            Arguments.parameter(0, "0..1", "COMMAND", String.class, "The command; without it, all.");
    private final CommandSpec spec =
            Arguments.command("help", "Print the help of a command.", this).addPositional(name);
    private final Output output;

    HelpCommand(Output output) {
        this.output = output;
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.parent().commandLine();
        Optional<String> name = Arguments.given(this.name);
        CommandLine asked = name.isEmpty() ? root : root.getSubcommands().get(name.get());
        if (asked == null) {
            throw new UnmatchedArgumentException(root, name.stream().toList());
        }
        output.text("help", asked.getUsageMessage(output.ansi()));
        return ExitCode.OK.status();
    }
}
