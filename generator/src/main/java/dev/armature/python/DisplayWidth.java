package dev.armature.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How many columns text takes, counted as ruff counts: nothing for what combines, two for wide characters.
 *
 * <p>The table was measured from ruff, character by character; a test measures it again.
 */
public final class DisplayWidth {
    private static final int ASCII = 0x7f;

    private DisplayWidth() {}

    /** The columns of {@code text}. */
    static int of(String text) {
        int columns = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            columns += of(c);
        }
        return columns;
    }

    /** The columns of one character. */
    public static int of(int codePoint) {
        if (codePoint <= ASCII) {
            return 1;
        }
        Map.Entry<Integer, Range> entry = Table.RANGES.floorEntry(codePoint);
        return entry == null || codePoint > entry.getValue().last()
                ? 1
                : entry.getValue().width();
    }

    private record Range(int last, int width) {}

    /** Read with the first character that is not ASCII. */
    private static final class Table {
        private static final NavigableMap<Integer, Range> RANGES = read();

        private static NavigableMap<Integer, Range> read() {
            try (InputStream in = DisplayWidth.class.getResourceAsStream("display-width.txt")) {
                String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
                NavigableMap<Integer, Range> ranges = new TreeMap<>();
                text.lines().map(line -> line.split(" ", -1)).forEach(line -> ranges.put(hex(line[0]), range(line)));
                return ranges;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Range range(String[] line) {
            return new Range(hex(line[1]), Integer.parseInt(line[2]));
        }

        private static int hex(String digits) {
            return Integer.parseInt(digits, 16);
        }
    }
}
