package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The commands that only print: list, schema, completion. */
final class WordsTest {
    @Test
    void listsOneSubjectOrAll() {
        assertThat(Run.of("list", "architectures").out())
                .startsWith("django   ")
                .contains("\nhybrid   ");
        assertThat(Run.of("list", "types").out().lines()).hasSize(25);
        assertThat(Run.of("list").out()).contains("architectures:\n", "services: none", "samples:\n", "  reference");
        assertThat(Run.of("list", "features").out())
                .contains("containers", "gitlab")
                .doesNotContain("timescaledb");
        assertThat(Run.of("list", "types", "--json").out())
                .startsWith("{\"command\": \"list\", \"status\": \"ok\", \"types\": [{\"name\": \"bigint\"");
        assertThat(Run.of("list", "nonsense").exit()).isEqualTo(2);
    }

    @Test
    void printsTheSchema() {
        assertThat(Run.of("schema").out()).startsWith("{\n").endsWith("}\n").contains("2020-12");
    }

    @Test
    void completesCommandsOptionsAndWords() {
        assertThat(Run.of("completion", "bash").out())
                .contains("\"\") words=\"new validate list")
                .contains("list) words=\"architectures services")
                .contains("new) words=\"--set --dry-run");
        assertThat(Run.of("completion", "zsh").out()).startsWith("#compdef armature\n");
        assertThat(Run.of("completion", "fish").out())
                .contains("-a new -d 'Render")
                .contains("__fish_seen_subcommand_from list' -f -a types");
        assertThat(Run.of("completion", "csh").exit()).isEqualTo(2);
    }
}
