package dev.armature.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Describes commands to picocli. Annotations would say the same, but finding them takes a tenth of a short run. */
final class Arguments {
    private Arguments() {}

    /** A command without options yet. */
    static CommandSpec command(String name, String description, Callable<Integer> run) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(run).name(name);
        spec.usageMessage().description(description);
        return spec;
    }

    /** An option that is there or not. */
    static OptionSpec flag(String description, String... names) {
        return flags(description, names).build();
    }

    /** The same, still to be added to. */
    static OptionSpec.Builder flags(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).description(description);
    }

    /** An option with a value. */
    static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with a value, which can be given again and again. */
    static OptionSpec options(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An argument that must be there, {@code 1}, or need not, {@code 0..1}. */
    static PositionalParamSpec parameter(int index, String arity, String label, Class<?> type, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Whether a flag was given. */
    static boolean isGiven(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    /** The value that was given. */
    static <T> Optional<T> given(ArgSpec argument) {
        return Optional.ofNullable(argument.getValue());
    }
}
