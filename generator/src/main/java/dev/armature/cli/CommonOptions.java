package dev.armature.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
final class CommonOptions {
    private final OptionSpec json = inherited("Print one JSON document on standard output, nothing else.", "--json");
    private final OptionSpec quiet = inherited("Print nothing but problems.", "--quiet");
    private final OptionSpec noColour = inherited("Print without colour.", "--no-color");
    private final OptionSpec verbose = inherited("Print stack traces too.", "--verbose");
    private final OptionSpec help = Arguments.flags("Print this help.", "-h", "--help")
            .scopeType(ScopeType.INHERIT)
            .usageHelp(true)
            .build();

    private static OptionSpec inherited(String description, String name) {
        return Arguments.flags(description, name).scopeType(ScopeType.INHERIT).build();
    }

    List<OptionSpec> options() {
        return List.of(json, quiet, noColour, verbose, help);
    }

    boolean json() {
        return Arguments.isGiven(json);
    }

    boolean quiet() {
        return Arguments.isGiven(quiet);
    }

    boolean verbose() {
        return Arguments.isGiven(verbose);
    }

    boolean noColour() {
        return Arguments.isGiven(noColour);
    }

    /** Takes what can be told from a command line that does not parse; before parsing, flags set here would be toggled. */
    void guess(String[] args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return;
            }
            for (OptionSpec option : List.of(json, noColour, verbose)) {
                if (arg.equals(option.longestName())) {
                    option.setValue(true);
                }
            }
        }
    }
}
