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
        assertThat(Run.of("list", "services").out()).isEqualTo("none in this version\n");
        assertThat(Run.of("list", "nonsense").exit()).isEqualTo(2);
    }

    @Test
    void saysHowAProfileAsksForAFeature() {
        assertThat(Run.of("list", "features").out().lines())
                .contains("mounted            topology: mounted, of a hybrid")
                .allMatch(line -> line.matches("[a-z-]+ +\\S.*"));
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
        assertThat(Run.of("completion", "bash").out())
                .contains(
                        "list) words=\"architectures services features types samples --json --quiet --no-color --verbose --help\" ;;")
                .contains("--help\" files=yes ;;\n        validate)");
        assertThat(Run.of("completion", "zsh").out())
                .startsWith("#compdef armature\n")
                .contains("new) _arguments '*--set=[Set a value of the profile, such as delivery.ci=none. Can be")
                .contains("'--pack=[Add the blueprints and templates of this directory.]:DIR:_files -/'")
                .contains("list) _arguments '--json[")
                .doesNotContain("]=:");
        assertThat(Run.of("completion", "fish").out())
                .contains("-a new -d 'Render")
                .contains("__fish_seen_subcommand_from list' -f -a types");
        assertThat(Run.of("completion", "csh").exit()).isEqualTo(2);
    }
}
