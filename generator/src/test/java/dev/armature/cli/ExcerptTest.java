package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.problem.Location;
import org.junit.jupiter.api.Test;

final class ExcerptTest {
    @Test
    void caretsStandBelowTheWrongWord() {
        assertThat(excerpt("a: 1\r\n  auht: true\r\n", new Location("p", 2, 3, 4)))
                .isEqualTo(" 2 |   auht: true\n   |   ^^^^\n");
    }

    @Test
    void wideCombiningAndTabCharactersKeepTheCaretInPlace() {
        assertThat(excerpt("\t商店e\u0301: x", new Location("p", 1, 8, 1)))
                .isEqualTo(" 1 |     商店e\u0301: x\n   |            ^\n");
        assertThat(excerpt("😀 商店", new Location("p", 1, 3, 2))).isEqualTo(" 1 | 😀 商店\n   |    ^^^^\n");
    }

    @Test
    void aLongLineIsCutToTheWrongWord() {
        String excerpt = excerpt("x".repeat(500) + "bad" + "y".repeat(500), new Location("p", 1, 501, 3));
        assertThat(excerpt.lines().findFirst().orElseThrow())
                .startsWith(" 1 | … xxx")
                .endsWith("yyy …");
        assertThat(excerpt.lines().skip(1).findFirst().orElseThrow())
                .hasSize(5 + 2 + 60 + 3)
                .endsWith(" ^^^");
    }

    @Test
    void controlCharactersAreNotPrinted() {
        assertThat(excerpt("a\u001b[31m", new Location("p", 1, 1, 1))).isEqualTo(" 1 | a\ufffd[31m\n   | ^\n");
    }

    @Test
    void theEndOfTheTextIsAPlaceToo() {
        assertThat(excerpt("ab", new Location("p", 1, 3, 1))).isEqualTo(" 1 | ab\n   |   ^\n");
        assertThat(excerpt("ab\n", new Location("p", 2, 1, 1))).isEqualTo(" 2 |\n   | ^\n");
        assertThat(excerpt("ab", new Location("p", 5, 1, 1))).isEmpty();
    }

    private static String excerpt(String text, Location at) {
        return Excerpt.of(Excerpt.lines(text), at);
    }
}
