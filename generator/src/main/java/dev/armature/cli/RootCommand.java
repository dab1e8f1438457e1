package dev.armature.cli;

import dev.armature.problem.ExitCode;
import dev.armature.project.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code armature} without a command. */
@Command(
        name = "armature",
        description = "Renders whole, running Django, FastAPI and hybrid repositories from one profile.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of the machine or of Armature",
            "2:wrong input: usage or profile",
            "3:refused, nothing changed",
            "4:merged, with conflicts that a person must settle"
        })
final class RootCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions common;

    @Option(names = "--version", description = "Print the version.")
    private boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Output output;

    RootCommand(CommonOptions common, Output output) {
        this.common = common;
        this.output = output;
    }

    @Override
    public Integer call() {
        if (!version) {
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
}
