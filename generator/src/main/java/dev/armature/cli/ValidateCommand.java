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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says every error and warning of a profile. */
@Command(name = "validate", description = "Print every error and warning of a profile.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", description = "A file, - for standard input, or sample:NAME.")
    @SuppressWarnings("NullAway.Init")
    private String profile;

    @Option(names = "--pack", paramLabel = "DIR", description = "Hold the variables against this pack.")
    private Optional<String> packDirectory = Optional.empty();

    private final Shell shell;
    private final Output output;

    ValidateCommand(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        ProfileInput input = ProfileInput.read(profile, shell, output);
        Optional<Pack> pack = PackInput.read(packDirectory, profile, shell);
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
