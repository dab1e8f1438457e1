package dev.armature.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.files.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** A first commit whose objects are made, but lie in memory. */
public final class PackedCommit {
    private final FirstCommit commit;
    private final FileSet files;
    private final PackWriter pack;
    private final DirCache entries;
    private final String id;

    PackedCommit(FirstCommit commit, FileSet files, PackWriter pack, DirCache entries, ObjectId id) {
        this.commit = commit;
        this.files = files;
        this.pack = pack;
        this.entries = entries;
        this.id = id.name();
    }

    /**
     * Makes a repository with this commit and returns the commit's id.
     *
     * @param git where to make it
     * @param tree where the files lie
     */
    public String write(Path git, Path tree) throws IOException {
        for (String directory : List.of("objects/info", "objects/pack", "refs/tags", "info", "hooks")) {
            Files.createDirectories(git.resolve(directory));
        }
        pack.write(git.resolve("objects/pack"));
        Files.write(git.resolve("index"), Index.of(entries, tree));
        configure(git, tree);
        point(git);
        return id;
    }

    // As `git init` would write it; a file system that keeps no executable bits or ignores case is told to git.
    private void configure(Path git, Path tree) throws IOException {
        boolean keepsModes = files.files().entrySet().stream()
                .filter(file -> file.getValue().executable())
                .findFirst()
                .map(file -> Files.isExecutable(tree.resolve(file.getKey().value())))
                .orElse(true);
        Config config = new Config();
        config.setInt("core", null, "repositoryformatversion", 0);
        config.setBoolean("core", null, "filemode", keepsModes);
        config.setBoolean("core", null, "bare", false);
        config.setBoolean("core", null, "logallrefupdates", true);
        if (Files.exists(git.resolve("OBJECTS"))) {
            config.setBoolean("core", null, "ignorecase", true);
        }
        Files.writeString(git.resolve("config"), config.toText());
    }

    private void point(Path git) throws IOException {
        String ref = Constants.R_HEADS + commit.branch();
        String subject = commit.message().lines().findFirst().orElse("");
        String log = ObjectId.zeroId().name() + " " + id + " " + commit.person().toExternalString()
                + "\tcommit (initial): " + subject + "\n";
        write(git.resolve(ref), id + "\n");
        write(git.resolve("logs").resolve(ref), log);
        write(git.resolve("logs/HEAD"), log);
        write(git.resolve(Constants.HEAD), "ref: " + ref + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, text.getBytes(UTF_8));
    }
}
