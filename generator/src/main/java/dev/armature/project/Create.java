package dev.armature.project;

import dev.armature.domain.Domain;
import dev.armature.files.Checkpoint;
import dev.armature.files.FileSet;
import dev.armature.files.Target;
import dev.armature.files.Workspace;
import dev.armature.git.Blobs;
import dev.armature.git.FirstCommit;
import dev.armature.git.Identity;
import dev.armature.git.PackedCommit;
import dev.armature.git.WorkTree;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.work.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Brings a new repository to disk, with its baseline, as one commit. */
public final class Create {
    private static final String BRANCH = "main";
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Options options;
    private final Map<String, String> environment;
    private final Target target;
    private final Optional<Path> around;

    /**
     * What the user may choose.
     *
     * @param directory where the repository is to lie
     * @param intoExisting whether other files may lie there
     * @param git whether it becomes a git repository
     * @param branch what the first branch is called
     */
    public record Options(Path directory, boolean intoExisting, boolean git, Optional<String> branch) {}

    /** Looks at the target; refuses what cannot be done there, before anything is rendered. */
    public Create(Options options, Map<String, String> environment) throws IOException {
        this.options = options;
        this.environment = Map.copyOf(environment);
        checkBranch();
        this.target = Target.inspect(options.directory(), options.intoExisting());
        this.around = WorkTree.around(target.nearest());
        checkRepository();
        if (around.isPresent() && options.branch().isPresent()) {
            throw new ProblemException(
                    ExitCode.REFUSED,
                    Problem.error("inside-work-tree", target.directory() + " lies in the work tree of " + around.get())
                            .suggest("leave --branch out: that repository keeps its branch"));
        }
    }

    /** What is called {@code .git} and is no repository: none can be made in its place. */
    private void checkRepository() {
        Path git = target.directory().resolve(".git");
        if (options.git() && around.isEmpty() && Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(
                    ExitCode.REFUSED,
                    Problem.error("would-overwrite", git + " is there already, and is no repository")
                            .suggest("move it away, or give --no-git"));
        }
    }

    private void checkBranch() {
        options.branch().filter(name -> !WorkTree.isBranchName(name)).ifPresent(name -> {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("bad-branch", "git takes no branch of the name " + name)
                            .suggest("letters, digits, - and _, such as main"));
        });
        if (options.branch().isPresent() && !options.git()) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("usage", "--branch and --no-git contradict each other")
                            .suggest("leave one of them out"));
        }
    }

    /** What would be made; refuses as {@link #run} would. */
    public Created preview(Domain domain, Repository rendered) throws IOException {
        time();
        FileSet files = complete(domain, rendered);
        target.check(files);
        return new Created(target.directory(), Optional.empty(), around, files);
    }

    /** Makes it. */
    public Created run(Domain domain, Repository rendered, Checkpoint checkpoint) {
        Instant time = time();
        Workspace workspace = new Workspace(target, checkpoint);
        if (!options.git() || around.isPresent()) {
            FileSet files = complete(domain, rendered);
            workspace.create(files, (git, tree) -> Optional.empty());
            return new Created(target.directory(), Optional.empty(), around, files);
        }
        // Objects are made of what is in memory, which goes on while the rest is made, and all of it written to disk.
        Beside<Blobs> blobs = Beside.begin(() -> Blobs.of(rendered.files()));
        FileSet files = complete(domain, rendered);
        Beside<PackedCommit> packed = Beside.begin(() -> commit(domain, time).pack(files, blobs.result()));
        String id = workspace.create(files, (git, tree) -> packed.result().write(git, tree));
        return new Created(target.directory(), Optional.of(id), around, files);
    }

    private static FileSet complete(Domain domain, Repository rendered) {
        String architecture = domain.architecture().name().toLowerCase(Locale.ROOT);
        return Baseline.addTo(rendered.files(), architecture, rendered.pack());
    }

    private FirstCommit commit(Domain domain, Instant time) {
        Identity author = domain.project()
                .author()
                .map(named -> new Identity(named.name(), named.email()))
                .orElseGet(() -> Identity.ofUser(environment));
        String subject = domain.project()
                .name()
                .lines()
                .findFirst()
                .orElse(domain.project().slug());
        String message = "Generate " + subject + "\n\nRendered by Armature " + Release.version() + " from "
                + ".armature/profile.yaml.\n";
        return new FirstCommit(options.branch().orElse(BRANCH), author, time, message);
    }

    private Instant time() {
        String epoch = environment.get("SOURCE_DATE_EPOCH");
        if (epoch == null) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
        if (!epoch.matches("[0-9]{1,12}") || Long.parseLong(epoch) > LATEST) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("bad-environment", "SOURCE_DATE_EPOCH is \"" + epoch + "\", not a count of seconds")
                            .suggest("set it to whole seconds since 1970, or unset it"));
        }
        return Instant.ofEpochSecond(Long.parseLong(epoch));
    }
}
