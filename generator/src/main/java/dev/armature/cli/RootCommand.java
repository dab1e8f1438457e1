package dev.armature.cli;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.project.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code armature} without a command. */
final class RootCommand implements Callable<Integer> {
    private static final Map<String, String> EXIT_CODES = exitCodes();

    private final OptionSpec version = Arguments.flag("Print the version.", "--version");
    private final CommandSpec spec = Arguments.command(
            "armature", "Renders whole, running Django, FastAPI and hybrid repositories from one profile.", this);
    private final CommonOptions common;
    private final Output output;

    RootCommand(CommonOptions common, Output output) {
        this.common = common;
        this.output = output;
        common.options().forEach(spec::addOption);
        spec.addOption(version);
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        if (!Arguments.isGiven(version) && common.json()) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("usage", "a command is missing").suggest("armature --help"));
        }
        if (!Arguments.isGiven(version)) {
            output.text(spec.commandLine().getUsageMessage(output.ansi()));
            return ExitCode.INPUT.status();
        }
        if (common.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("command", "version");
            document.put("status", "ok");
            document.put("version", Release.version());
            output.document(document);
        } else {
            output.text("armature " + Release.version() + "\n");
        }
        return ExitCode.OK.status();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "a fault of the machine or of Armature");
        codes.put("2", "wrong input: usage or profile");
        codes.put("3", "refused, nothing changed");
        codes.put("4", "merged, with conflicts that a person must settle");
        return codes;
    }
}
