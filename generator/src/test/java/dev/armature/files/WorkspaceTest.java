package dev.armature.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.problem.ExitCode;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    private static final Checkpoint GO_ON = step -> {};

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void withoutLinks() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void makesAMissingDirectoryAndLeavesNothingBesideIt() throws IOException {
        create(directory.resolve("shop"), false);
        assertThat(Trees.of(directory)).isEqualTo(whole("shop"));
    }

    @Test
    void makesMissingParents() throws IOException {
        create(directory.resolve("a/b/shop"), false);
        assertThat(Trees.of(directory.resolve("a/b"))).isEqualTo(whole("shop"));
    }

    @Test
    void fillsAnEmptyDirectoryAndALinkToOne() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), empty);
        create(link, false);
        assertThat(Trees.of(empty)).isEqualTo(whole(""));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void takesOddNames() throws IOException {
        for (String name :
                new String[] {" a b ", "-rf", "line\nbreak", "größe 商店 😀", "dot.", "...", "ü".repeat(127)}) {
            create(directory.resolve(name), false);
            assertThat(Trees.of(directory.resolve(name))).isEqualTo(whole(""));
        }
        try (var entries = Files.list(directory)) {
            assertThat(entries).hasSize(7);
        }
        refused(() -> create(directory.resolve("x".repeat(256)), false), ExitCode.INPUT, "bad-directory");
    }

    @Test
    void refusesADirectoryThatHoldsSomething() throws IOException {
        Files.writeString(directory.resolve("notes"), "mine");
        Map<String, String> before = Trees.of(directory);
        refused(() -> create(directory, false), ExitCode.REFUSED, "not-empty");
        assertThat(Trees.of(directory)).isEqualTo(before);
    }

    @Test
    void addsToADirectoryWhenAskedAndOverwritesNothing() throws IOException {
        Files.writeString(directory.resolve("notes"), "mine");
        Files.createDirectories(directory.resolve("core/catalog"));
        Files.writeString(directory.resolve("core/catalog/mine.py"), "mine");
        create(directory, true);
        Map<String, String> expected = whole("");
        expected.put("notes", "mine");
        expected.put("core/catalog/mine.py", "mine");
        assertThat(Trees.of(directory)).isEqualTo(expected);

        refused(() -> create(directory, true), ExitCode.REFUSED, "would-overwrite");
        assertThat(Trees.of(directory)).isEqualTo(expected);
    }

    @Test
    void doesNotWriteThroughALinkOrAFileInTheWay() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path target = Files.createDirectory(directory.resolve("target"));
        Files.createSymbolicLink(target.resolve("core"), elsewhere);
        refused(() -> create(target, true), ExitCode.REFUSED, "would-overwrite");
        Files.delete(target.resolve("core"));
        Files.writeString(target.resolve("core"), "a file");
        refused(() -> create(target, true), ExitCode.REFUSED, "would-overwrite");
        assertThat(Trees.of(elsewhere)).isEqualTo(Map.of("", "/"));
    }

    @Test
    void refusesDanglingLinksAndFiles() throws IOException {
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nothing"));
        Files.writeString(directory.resolve("file"), "");
        Map<String, String> before = Trees.of(directory);
        refused(() -> create(dangling, false), ExitCode.REFUSED, "dangling-link");
        refused(() -> create(dangling.resolve("below"), false), ExitCode.REFUSED, "dangling-link");
        refused(() -> create(directory.resolve("file"), false), ExitCode.REFUSED, "not-a-directory");
        refused(() -> create(directory.resolve("file/below"), false), ExitCode.REFUSED, "not-a-directory");
        assertThat(Trees.of(directory)).isEqualTo(before);
    }

    @Test
    void refusesWhileAnotherRunIsUnderWay() throws IOException {
        for (Path target : new Path[] {directory.resolve("shop"), Files.createDirectory(directory.resolve("empty"))}) {
            new Workspace(Target.inspect(target, false), GO_ON).create(Trees.sample(), (git, tree) -> {
                refused(() -> create(target, false), ExitCode.REFUSED, "busy");
                return tree;
            });
            assertThat(Trees.of(target)).isEqualTo(whole(""));
        }
    }

    @Test
    void refusesWhenSomebodyElseMakesTheTargetMeanwhile() throws IOException {
        Path target = directory.resolve("shop");
        Workspace workspace = new Workspace(Target.inspect(target, false), GO_ON);
        refused(
                () -> workspace.create(Trees.sample(), (git, tree) -> {
                    Files.createDirectory(target);
                    return Files.writeString(target.resolve("theirs"), "theirs");
                }),
                ExitCode.REFUSED,
                "target-exists");
        assertThat(Trees.of(directory)).isEqualTo(Map.of("", "/", "shop", "/", "shop/theirs", "theirs"));
    }

    private static void create(Path target, boolean shared) throws IOException {
        new Workspace(Target.inspect(target, shared), GO_ON).create(Trees.sample(), (git, tree) -> tree);
    }

    private static void refused(ThrowingCallable call, ExitCode exit, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.exit()).isEqualTo(exit);
            assertThat(e.problems()).extracting("code").containsExactly(code);
        });
    }

    /** The sample as it lies in {@code name}. */
    private static Map<String, String> whole(String name) {
        Map<String, String> tree = new TreeMap<>(Map.of("", "/"));
        String prefix = name.isEmpty() ? "" : name + "/";
        if (!name.isEmpty()) {
            tree.put(name, "/");
        }
        for (String made : new String[] {"core", "core/catalog", "docs"}) {
            tree.put(prefix + made, "/");
        }
        Trees.sample()
                .files()
                .forEach((path, file) -> tree.put(
                        prefix + path, (file.executable() ? "x " : file.isLink() ? "-> " : "") + file.asText()));
        return tree;
    }
}
