package dev.armature.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures the width of every character with ruff: the line breaks where it is longer than 40 columns. */
final class DisplayWidthTest {
    private static final int LIMIT = 40;

    /** The last character of the planes that scripts, symbols and ideographs use. */
    private static final int LAST = 0x2fa1f;

    @Test
    void everyCharacterIsAsWideAsRuffHasIt() throws IOException {
        int[] characters = IntStream.rangeClosed(' ', LAST)
                .filter(c -> Literals.string(Character.toString(c)).equals("\"" + Character.toString(c) + "\""))
                .toArray();
        for (int width = 0; width < 3; width++) {
            assertFitUpTo(width, characters);
        }
    }

    /** Ten of each, beside as much as leaves room for ten characters of {@code width}. */
    private static void assertFitUpTo(int width, int[] characters) throws IOException {
        StringBuilder source = new StringBuilder();
        String filler = "a".repeat(LIMIT - "x = [\"\", \"\"]".length() - 10 * width - 5);
        for (int c : characters) {
            source.append("x = [\"").append(Character.toString(c).repeat(10)).append("\", \"" + filler + "\"]\n");
        }
        List<String> statements = List.of(Ruff.format(source.toString(), LIMIT).split("\n(?=x = )", -1));
        assertThat(statements).hasSameSizeAs(characters);
        for (int i = 0; i < characters.length; i++) {
            boolean fits = !statements.get(i).strip().contains("\n");
            if (fits != DisplayWidth.of(characters[i]) <= width) {
                fail("U+%04X is at most %d wide: %s", characters[i], width, fits);
            }
        }
    }
}
