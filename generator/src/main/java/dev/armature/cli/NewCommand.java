package dev.armature.cli;

import static dev.armature.cli.Arguments.given;
import static dev.armature.cli.Arguments.isGiven;

import dev.armature.domain.Domain;
import dev.armature.pack.Pack;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileResult;
import dev.armature.profile.ProfileText;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code armature new}: renders a repository and commits it. */
final class NewCommand implements Callable<Integer> {
    private final PositionalParamSpec profile = Arguments.parameter(
            0, "0..1", "PROFILE", String.class, "A YAML file, - for standard input, or sample:NAME.");
    private final PositionalParamSpec directory = Arguments.parameter(
            1, "0..1", "DIR", String.class, "Where to; by default a directory of the project's slug.");
    private final OptionSpec settings = Arguments.options(
            "--set", "PATH=VALUE", "Set a value of the profile, such as delivery.ci=none. Can be given several times.");
    private final OptionSpec dryRun = Arguments.flag("Print what would be made, and write nothing.", "--dry-run");
    private final OptionSpec noGit = Arguments.flag("Make no git repository.", "--no-git");
    private final OptionSpec intoExisting =
            Arguments.flag("Allow a DIR that holds other files; none is overwritten.", "--into-existing");
    private final OptionSpec branch = Arguments.option("--branch", "NAME", "The first branch's name; by default main.");
    private final OptionSpec packDirectory =
            Arguments.option("--pack", "DIR", "Add the blueprints and templates of this directory.");

    private final Shell shell;
    private final Output output;

    NewCommand(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
    }

    CommandSpec spec() {
        return Arguments.command("new", "Render a repository from PROFILE into DIR, and commit it.", this)
                .addPositional(profile)
                .addPositional(directory)
                .addOption(settings)
                .addOption(dryRun)
                .addOption(noGit)
                .addOption(intoExisting)
                .addOption(branch)
                .addOption(packDirectory);
    }

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Optional<String> profile = given(this.profile);
        Generation own = new Generation(shell.home(), shell.gathered());
        Optional<Pack> pack = PackInput.read(given(packDirectory), profile.orElse(""), shell);
        Generation generation = own.with(pack);
        ProfileInput input =
                profile.isPresent() ? ProfileInput.read(profile.get(), shell, output) : ask(pack, generation);
        input = input.with(Arguments.<List<String>>given(settings).orElse(List.of()), output);
        ProfileText.architecture(input.text()).ifPresent(generation::foresee);
        Domain domain = domain(input, pack);
        Path target = target(domain);
        Create create = create(target);
        Repository rendered = generation.render(domain, input.text());
        Created created =
                isGiven(dryRun) ? create.preview(domain, rendered) : create.run(domain, rendered, shell.checkpoint());
        if (!isGiven(dryRun)) {
            output.made();
        }
        if (profile.isEmpty() && !isGiven(dryRun)) {
            // Last, so that nothing is left of a run that was stopped; whoever made the file meanwhile keeps it.
            Files.writeString(shell.directory().resolve(input.file()), input.text(), StandardOpenOption.CREATE_NEW);
        }
        NewReport report = new NewReport(domain, created, next(target));
        if (output.isJson()) {
            output.document(report.asJson((System.nanoTime() - began) / 1_000_000));
        }
        output.line(isGiven(dryRun) ? report.asListing() : report.asText());
        return ExitCode.OK.status();
    }

    private Path target(Domain domain) {
        if (Arguments.<String>given(directory).filter(String::isEmpty).isPresent()) {
            // A variable of a script that is not set, more often than this directory.
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("bad-directory", "DIR is empty").suggest(". for this directory"));
        }
        return shell.directory()
                .resolve(Arguments.<String>given(directory)
                        .orElse(domain.project().slug()));
    }

    private Create create(Path target) throws IOException {
        return new Create(
                new Create.Options(target, isGiven(intoExisting), !isGiven(noGit), given(branch)), shell.environment());
    }

    private ProfileInput ask(Optional<Pack> pack, Generation generation) throws IOException {
        if (!shell.isInteractive() || output.isJson()) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("usage", "new needs a PROFILE: a YAML file, - for standard input, or sample:NAME")
                            .suggest("armature new sample:internal-admin-public-api shop"));
        }
        Wizard.Answers answers = new Wizard(shell, output, pack).ask((domain, text) -> answer -> {
            directory.setValue(answer);
            create(target(domain)).preview(domain, generation.render(domain, text));
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
