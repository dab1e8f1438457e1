package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CliTest {
    @Test
    void saysWhatCanBeListed() {
        assertThat(Run.of("list", "sample"))
                .isEqualTo(new Run(2, "", "error: SUBJECT cannot be sample\n  try: samples\n"));
    }

    @Test
    void printsTheVersion() {
        assertThat(Run.of("--version").out()).matches("armature \\d+\\.\\d+\\.\\d+\n");
        assertThat(Run.of("--version", "--json").out())
                .matches("\\{\"command\": \"version\", \"status\": \"ok\", \"version\": \"[0-9.]+\"}\n");
    }

    @Test
    void aMistypedOptionIsAUsageErrorWithTheNearestOne() {
        Run run = Run.of("--versoin");
        assertThat(run).isEqualTo(new Run(2, "", "error: there is no option --versoin\n  try: --version\n"));
    }

    @Test
    void aMistypedCommandIsAUsageErrorWithTheNearestOne() {
        assertThat(Run.of("hepl")).isEqualTo(new Run(2, "", "error: there is no command hepl\n  try: help\n"));
    }

    @Test
    void helpOfWhatIsNoCommandIsAUsageErrorWithTheNearestOne() {
        assertThat(Run.of("help", "nwe")).isEqualTo(new Run(2, "", "error: there is no command nwe\n  try: new\n"));
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("armature.home"));
        assertThat(Run.withoutOutput(here, home, "schema")).isEqualTo(new Run(1, "", """
                error: standard output cannot be written to
                  try: look at where it goes: the disk may be full
                """));
        assertThat(Run.withoutOutput(here, home, "list", "nonsense", "--json").exit())
                .isEqualTo(2);
    }

    @Test
    void aUsageErrorIsOneJsonDocumentWhenJsonIsWanted() {
        Run run = Run.of("frobnicate", "--json");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"command\": \"armature\", \"status\": \"error\", \"exit\": 2, \"problems\": "
                        + "[{\"file\": null, \"line\": null, \"column\": null, \"severity\": \"error\", "
                        + "\"code\": \"usage\", \"message\": \"there is no command frobnicate\", "
                        + "\"suggestion\": \"armature --help\"}]}\n");
    }

    @Test
    void helpGoesToStandardOutput() {
        Run run = Run.of("help");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: armature", "--json", "Exit codes:");
        assertThat(Run.of("--help").out()).isEqualTo(run.out());
    }

    @Test
    void noCommandIsAUsageErrorThatPrintsTheHelp() {
        assertThat(Run.of().exit()).isEqualTo(2);
        assertThat(Run.of("--json").out())
                .startsWith("{\"command\": \"armature\", \"status\": \"error\", \"exit\": 2, \"problems\": [{");
    }

    @Test
    void whatIsPrintedAsTextIsTheTextOfADocument() {
        assertThat(Run.of("help", "new", "--json").out())
                .startsWith("{\"command\": \"help\", \"status\": \"ok\", \"text\": \"Usage: armature new ")
                .endsWith("\"}\n");
        assertThat(Run.of("completion", "zsh", "--json").out())
                .startsWith("{\"command\": \"completion\", \"status\": \"ok\", \"text\": \"#compdef armature\\n");
    }
}
