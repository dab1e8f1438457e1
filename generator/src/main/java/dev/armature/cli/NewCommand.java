package dev.armature.cli;

import dev.armature.domain.Domain;
import dev.armature.pack.Pack;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileResult;
import dev.armature.project.Create;
import dev.armature.project.Created;
import dev.armature.project.Generation;
import dev.armature.project.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature new}: renders a repository and commits it. */
@Command(name = "new", description = "Render a repository from PROFILE into DIR, and commit it.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class NewCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROFILE",
            defaultValue = "",
            description = "A YAML file, - for standard input, or sample:NAME.")
    private String profile;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "",
            description = "Where to; by default a directory of the project's slug.")
    private String directory;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Set a value of the profile, such as delivery.ci=none. Can be given several times.")
    private List<String> settings = List.of();

    @Option(names = "--dry-run", description = "Print what would be made, and write nothing.")
    private boolean dryRun;

    @Option(names = "--no-git", description = "Make no git repository.")
    private boolean noGit;

    @Option(names = "--into-existing", description = "Allow a DIR that holds other files; none is overwritten.")
    private boolean intoExisting;

    @Option(names = "--branch", paramLabel = "NAME", description = "The first branch's name; by default main.")
    private Optional<String> branch = Optional.empty();

    @Option(names = "--pack", paramLabel = "DIR", description = "Add the blueprints and templates of this directory.")
    private Optional<String> packDirectory = Optional.empty();

    private final Shell shell;
    private final Output output;

    NewCommand(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Optional<Pack> pack = PackInput.read(packDirectory, profile, shell);
        boolean asks = profile.isEmpty();
        ProfileInput input = (asks ? ask(pack) : ProfileInput.read(profile, shell, output)).with(settings, output);
        Domain domain = domain(input, pack);
        Path target = target(domain);
        Create create = create(target);
        Repository rendered = new Generation(shell.home(), pack).render(domain, input.text());
        Created created = dryRun ? create.preview(domain, rendered) : create.run(domain, rendered, shell.checkpoint());
        if (asks && !dryRun) {
            // Last, so that nothing is left of a run that was stopped; whoever made the file meanwhile keeps it.
            Files.writeString(shell.directory().resolve(input.file()), input.text(), StandardOpenOption.CREATE_NEW);
        }
        NewReport report = new NewReport(domain, created, next(target));
        if (output.isJson()) {
            output.document(report.asJson((System.nanoTime() - began) / 1_000_000));
        }
        output.line(dryRun ? report.asListing() : report.asText());
        return ExitCode.OK.status();
    }

    private Path target(Domain domain) {
        return shell.directory().resolve(directory.isEmpty() ? domain.project().slug() : directory);
    }

    private Create create(Path target) throws IOException {
        return new Create(new Create.Options(target, intoExisting, !noGit, branch), shell.environment());
    }

    private ProfileInput ask(Optional<Pack> pack) throws IOException {
        if (!shell.isInteractive() || output.isJson()) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("usage", "new needs a PROFILE: a YAML file, - for standard input, or sample:NAME")
                            .suggest("armature new sample:internal-admin-public-api shop"));
        }
        Wizard.Answers answers = new Wizard(shell, output, pack).ask((domain, text) -> answer -> {
            directory = answer;
            create(target(domain)).preview(domain, new Generation(shell.home(), pack).render(domain, text));
            return List.of();
        });
        output.remember(answers.file(), answers.profile());
        return new ProfileInput(answers.file(), answers.profile());
    }

    private Domain domain(ProfileInput input, Optional<Pack> pack) {
        ProfileResult result = ProfileReader.read(input.text(), input.file(), pack.map(Pack::info));
        Domain domain = result.domain().orElseThrow(() -> new ProblemException(ExitCode.INPUT, result.problems()));
        if (!output.isJson()) {
            output.problems(result.problems());
        }
        return domain;
    }

    private List<String> next(Path target) {
        String place = shell.directory().relativize(target.normalize()).toString();
        boolean isBelow = !place.startsWith("..");
        return place.isEmpty()
                ? List.of("make run")
                : List.of(
                        "cd "
                                + ShellWord.of(
                                        isBelow ? place : target.normalize().toString()),
                        "make run");
    }
}
