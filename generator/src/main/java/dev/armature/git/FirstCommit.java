package dev.armature.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The commit that a new repository begins with. Objects are written from memory into one pack, and the index from what
 * lies on disk: JGit's {@code add} and {@code commit} take ten times as long.
 *
 * @param branch such as {@code main}
 * @param author who makes it
 * @param time when, to the second; always written in UTC
 * @param message subject, empty line, body
 */
public record FirstCommit(String branch, Identity author, Instant time, String message) {
    /**
     * Makes a repository with this commit and returns the commit's id.
     *
     * @param git where to make it
     * @param tree where {@code files} lie
     */
    public String make(Path git, Path tree, FileSet files) throws IOException {
        HermeticSystem.install();
        for (String directory : List.of("objects/info", "objects/pack", "refs/tags", "info", "hooks")) {
            Files.createDirectories(git.resolve(directory));
        }
        PersonIdent person = new PersonIdent(author.name(), author.email(), time, ZoneOffset.UTC);
        DirCache entries = DirCache.newInCore();
        String id = commit(git, files, entries, person).name();
        Files.write(git.resolve("index"), Index.of(entries, tree));
        configure(git, tree, files);
        point(git, id, person);
        return id;
    }

    private ObjectId commit(Path git, FileSet files, DirCache entries, PersonIdent person) throws IOException {
        try (PackWriter inserter = new PackWriter(git.resolve("objects/pack"))) {
            DirCacheBuilder builder = entries.builder();
            for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey().value());
                entry.setFileMode(mode(file.getValue()));
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().content()));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(entries.writeTree(inserter));
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static FileMode mode(FileEntry file) {
        return switch (file.mode()) {
            case FILE -> FileMode.REGULAR_FILE;
            case PROGRAM -> FileMode.EXECUTABLE_FILE;
            case LINK -> FileMode.SYMLINK;
        };
    }

    // As `git init` would write it; a file system that keeps no executable bits or ignores case is told to git.
    private static void configure(Path git, Path tree, FileSet files) throws IOException {
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

    private void point(Path git, String id, PersonIdent person) throws IOException {
        String ref = Constants.R_HEADS + branch;
        String subject = message.lines().findFirst().orElse("");
        String log = ObjectId.zeroId().name() + " " + id + " " + person.toExternalString() + "\tcommit (initial): "
                + subject + "\n";
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
