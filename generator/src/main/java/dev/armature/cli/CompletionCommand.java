package dev.armature.cli;

import dev.armature.problem.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes {@code armature} in a shell. */
@Command(
        name = "completion",
        description = "Print a completion script.",
        footer = {
            "",
            "bash:  source <(armature completion bash)",
            "zsh:   source <(armature completion zsh)",
            "fish:  armature completion fish | source"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
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

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Spec
    private CommandSpec spec;

    private final Output output;

    CompletionCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Completion completion = new Completion(spec.root());
        output.text(
                switch (kind) {
                    case BASH -> completion.bash();
                    case ZSH -> completion.zsh();
                    case FISH -> completion.fish();
                });
        return ExitCode.OK.status();
    }
}
