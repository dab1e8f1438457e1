package dev.armature.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
final class CommonOptions {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document on standard output, nothing else.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print nothing but problems.")
    private boolean quiet;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colour.")
    private boolean noColour;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces too.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli prints the help when it is there
    private boolean help;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean noColour() {
        return noColour;
    }

    /** Takes what can be told from a command line that does not parse; before parsing, flags set here would be toggled. */
    void guess(String[] args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return;
            }
            json |= arg.equals("--json");
            noColour |= arg.equals("--no-color");
            verbose |= arg.equals("--verbose");
        }
    }
}
