package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void aListingIsATree() {
        assertThat(Listing.of(List.of(".gitignore", "core.txt", "core/a/b.py", "core/a/c.py", "core/d.py")))
                .isEqualTo(".gitignore\ncore.txt\ncore/\n  a/\n    b.py\n    c.py\n  d.py\n");
    }

    @Test
    void aShellReadsWordsBackAsTheyAre() {
        assertThat(ShellWord.of("a/b-c.d")).isEqualTo("a/b-c.d");
        assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
        assertThat(ShellWord.of("-rf")).isEqualTo("'./-rf'");
        assertThat(ShellWord.of("ü")).isEqualTo("'ü'");
    }
}
