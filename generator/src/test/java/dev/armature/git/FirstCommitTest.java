package dev.armature.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.files.Target;
import dev.armature.files.Trees;
import dev.armature.files.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstCommitTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
    private static final Identity AUTHOR = new Identity("Ada Lövelace <x>", "ada@example.org");

    @TempDir
    private Path directory;

    @Test
    void gitFindsNothingToComplainAbout() throws Exception {
        Path tree = directory.resolve("shop");
        String id = create(tree, "main");
        assertThat(Git.run(tree, "fsck", "--strict")).isEmpty();
        assertThat(Git.run(tree, "status", "--porcelain")).isEmpty();
        assertThat(Git.run(tree, "rev-parse", "main", "HEAD")).isEqualTo(id + "\n" + id);
        assertThat(Git.run(tree, "ls-files")).contains("docs/größe 商店.md", "core.txt");
        assertThat(Git.run(tree, "ls-files", "--stage", "core/manage.py")).startsWith("100755");
        assertThat(Git.run(tree, "ls-files", "--stage", "README.md")).startsWith("100644");
        assertThat(Git.run(tree, "log", "--format=%an|%ae|%ad|%cn|%s|%b", "--date=raw"))
                .isEqualTo("Ada Lövelace x|ada@example.org|1700000000 +0000|Ada Lövelace x|Begin|With a body.");
        assertThat(Git.run(tree, "reflog", "HEAD")).endsWith("HEAD@{0}: commit (initial): Begin");
    }

    @Test
    void scriptsThatCompareWithoutRefreshingSeeNoChange() throws Exception {
        Path tree = directory.resolve("shop");
        Path existing = Files.createDirectory(directory.resolve("existing"));
        create(existing, "main");
        assertThat(Git.run(existing, "diff-index", "--name-only", "HEAD")).isEmpty();
        create(tree, "main");
        assertThat(Git.run(tree, "diff-index", "--name-only", "HEAD")).isEmpty();
        assertThat(Git.run(tree, "diff-files", "--name-only")).isEmpty();
    }

    @Test
    void theRepositoryCanBeWorkedIn() throws Exception {
        Path tree = directory.resolve("shop");
        create(tree, "trunk/new");
        Files.writeString(tree.resolve("README.md"), "changed");
        assertThat(Git.run(tree, "status", "--porcelain")).isEqualTo("M README.md");
        Git.run(tree, "-c", "user.name=a", "-c", "user.email=b", "commit", "-qam", "Change");
        assertThat(Git.run(tree, "rev-list", "--count", "trunk/new")).isEqualTo("2");
        assertThat(Git.run(directory, "clone", "-q", "shop", "clone")).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameCommitEverywhere() throws Exception {
        String first = create(directory.resolve("one"), "main");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(create(directory.resolve("two"), "main")).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String create(Path tree, String branch) throws IOException {
        FileSet files = Trees.sample();
        FirstCommit commit = new FirstCommit(branch, AUTHOR, TIME, "Begin\n\nWith a body.\n");
        return new Workspace(Target.inspect(tree, false), step -> {})
                .create(
                        files,
                        (git, staged) -> commit.pack(files, Blobs.of(files)).write(git, staged));
    }
}
