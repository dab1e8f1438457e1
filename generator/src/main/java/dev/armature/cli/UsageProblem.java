package dev.armature.cli;

import dev.armature.problem.Nearest;
import dev.armature.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and what was probably meant. */
final class UsageProblem {
    private UsageProblem() {}

    static Problem of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e.getArgSpec() != null && e.getArgSpec().type().isEnum() && e.getValue() != null) {
            return choice(e.getArgSpec(), e.getValue());
        }
        Optional<String> unknown = unknown(e);
        String message = unknown.map(word -> message(command, word)).orElseGet(() -> String.valueOf(e.getMessage()));
        String help = command.getCommandSpec().qualifiedName() + " --help";
        return Problem.error("usage", message)
                .suggest(unknown.flatMap(word -> Nearest.to(word, words(command, word)))
                        .orElse(help));
    }

    private static Problem choice(ArgSpec argument, String value) {
        List<String> words = Arrays.stream(argument.type().getEnumConstants())
                .map(String::valueOf)
                .toList();
        return Problem.error("usage", argument.paramLabel() + " cannot be " + value)
                .suggest(Nearest.to(value, words).orElse(String.join(", ", words)));
    }

    private static Optional<String> unknown(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst()
                : Optional.empty();
    }

    private static String message(CommandLine command, String word) {
        if (word.startsWith("-")) {
            return "there is no option " + word;
        }
        return command.getParent() == null ? "there is no command " + word : "too many arguments: " + word;
    }

    private static List<String> words(CommandLine command, String word) {
        List<String> words = new ArrayList<>();
        if (word.startsWith("-")) {
            command.getCommandSpec().optionsMap().keySet().forEach(words::add);
        } else if (command.getParent() == null) {
            words.addAll(command.getSubcommands().keySet());
        }
        return words;
    }
}
