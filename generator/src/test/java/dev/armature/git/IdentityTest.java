package dev.armature.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityTest {
    @TempDir
    private Path home;

    @Test
    void withoutAConfigurationItIsArmature() throws IOException {
        assertThat(read()).isEqualTo(new Identity("Armature", "armature@localhost"));
        assertThat(Identity.ofUser(Map.of())).isEqualTo(read());
        Files.writeString(home.resolve(".gitconfig"), "[user\nbroken");
        assertThat(read()).isEqualTo(new Identity("Armature", "armature@localhost"));
    }

    @Test
    void theUsersFilesAreReadAsGitReadsThem() throws IOException {
        Files.createDirectories(home.resolve(".config/git"));
        Files.writeString(home.resolve(".config/git/config"), "[user]\n\tname = Ada\n\temail = ada@example.org\n");
        Files.writeString(home.resolve(".gitconfig"), "[include]\n\tpath = ~/more\n");
        Files.writeString(home.resolve("more"), "[user]\n\temail = \"work@example.org\"\n");
        assertThat(read()).isEqualTo(new Identity("Ada", "work@example.org"));
    }

    @Test
    void aFileThatIncludesItselfEnds() throws IOException {
        Files.writeString(home.resolve(".gitconfig"), "[include]\n\tpath = .gitconfig\n[user]\n\tname = Ada\n");
        assertThat(read().name()).isEqualTo("Ada");
    }

    private Identity read() {
        return Identity.ofUser(Map.of("HOME", home.toString()));
    }
}
