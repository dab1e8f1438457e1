package dev.armature.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkTreeTest {
    @TempDir
    private Path directory;

    @Test
    void findsTheRepositoryAround() throws Exception {
        Path deep = Files.createDirectories(directory.resolve("a/b"));
        assertThat(WorkTree.around(deep)).isEmpty();
        Git.run(directory, "init", "-q");
        assertThat(WorkTree.around(deep)).contains(directory);
        assertThat(WorkTree.around(directory)).contains(directory);
        Files.writeString(directory.resolve("a/.git"), "gitdir: ../elsewhere\n");
        assertThat(WorkTree.around(deep)).contains(directory.resolve("a"));
    }

    @Test
    void knowsWhatABranchMayBeCalled() {
        assertThat(WorkTree.isBranchName("main")).isTrue();
        assertThat(WorkTree.isBranchName("feature/größe")).isTrue();
        for (String bad : new String[] {"", "-x", "HEAD", "a..b", "a b", "a~", "x.lock", "/a", "a/", "@{"}) {
            assertThat(WorkTree.isBranchName(bad)).as(bad).isFalse();
        }
    }
}
