package dev.armature.cli;

import dev.armature.pack.Pack;
import dev.armature.problem.ExitCode;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Says every error and warning of a profile. */
final class ValidateCommand implements Callable<Integer> {
    private final PositionalParamSpec profile =
            Arguments.parameter(0, "1", "PROFILE", String.class, "A file, - for standard input, or sample:NAME.");
    private final OptionSpec packDirectory = Arguments.option("--pack", "DIR", "Hold the variables against this pack.");

    private final Shell shell;
    private final Output output;

    ValidateCommand(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
    }

    CommandSpec spec() {
        return Arguments.command("validate", "Print every error and warning of a profile.", this)
                .addPositional(profile)
                .addOption(packDirectory);
    }

    @Override
    public Integer call() throws IOException {
        String profile = this.profile.getValue();
        ProfileInput input = ProfileInput.read(profile, shell, output);
        Optional<Pack> pack = PackInput.read(Arguments.given(packDirectory), profile, shell);
        ProfileResult result = ProfileReader.read(input.text(), input.file(), pack.map(Pack::info));
        boolean valid = result.domain().isPresent();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", "validate");
        document.put("status", valid ? "ok" : "invalid");
        document.put("problems", Output.asJson(result.problems()));
        output.document(document);
        output.findings(result.problems());
        output.line(input.file() + (valid ? ": valid" : ": not valid"));
        return (valid ? ExitCode.OK : ExitCode.INPUT).status();
    }
}
