package dev.armature.cli;

import dev.armature.problem.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints a script that completes {@code armature} in a shell. */
final class CompletionCommand implements Callable<Integer> {
    /** A shell that can complete. */
    enum Kind {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final PositionalParamSpec kind =
            Arguments.parameter(0, "1", "SHELL", Kind.class, "One of ${COMPLETION-CANDIDATES}.");
    private final CommandSpec spec =
            Arguments.command("completion", "Print a completion script.", this).addPositional(kind);
    private final Output output;

    CompletionCommand(Output output) {
        this.output = output;
        spec.usageMessage()
                .footer(
                        "",
                        "bash:  source <(armature completion bash)",
                        "zsh:   source <(armature completion zsh)",
                        "fish:  armature completion fish | source");
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        Completion completion = new Completion(spec.root());
        output.text(
                "completion",
                switch (kind.<Kind>getValue()) {
                    case BASH -> completion.bash();
                    case ZSH -> completion.zsh();
                    case FISH -> completion.fish();
                });
        return ExitCode.OK.status();
    }
}
