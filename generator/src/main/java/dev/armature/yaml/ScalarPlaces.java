package dev.armature.yaml;

import java.util.Arrays;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * Finds where in the source each character of a scalar is written: quotes, escapes and folded lines make them differ.
 * Reads the source again beside the value; where the two part (block scalars), every character is at the beginning.
 */
final class ScalarPlaces {
    private final SourceText source;
    private final String value;
    private final int[] places;
    private int index;
    private int filled;

    private ScalarPlaces(SourceText source, int from, String value) {
        this.source = source;
        this.value = value;
        this.places = new int[value.length() + 1];
        this.index = from;
    }

    /** The index of each {@code char} of {@code value}, and of its end. */
    static int[] of(SourceText source, Span span, String value, ScalarStyle style) {
        boolean plain = style == ScalarStyle.PLAIN;
        boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
        ScalarPlaces reading = new ScalarPlaces(source, plain ? span.from() : span.from() + 1, value);
        if ((plain || quoted) && reading.follow(plain ? span.to() : span.to() - 1, style)) {
            return reading.places;
        }
        int[] start = new int[value.length() + 1];
        Arrays.fill(start, span.from());
        return start;
    }

    private boolean follow(int end, ScalarStyle style) {
        while (filled < value.length()) {
            if (index >= end) {
                return false;
            }
            int written = source.character(index);
            if (isBreak(written) || (isBlank(written) && endsLine(index, end))) {
                fold(end);
            } else if (style == ScalarStyle.DOUBLE_QUOTED && written == '\\') {
                escape(end);
            } else if (style == ScalarStyle.SINGLE_QUOTED && written == '\'') {
                put(2);
            } else if (written == value.codePointAt(filled)) {
                put(1);
            } else {
                return false;
            }
        }
        places[filled] = end;
        return true;
    }

    /** Notes that the next character of the value is written in so many characters of the source. */
    private void put(int width) {
        int chars = Character.charCount(value.codePointAt(filled));
        for (int i = 0; i < chars; i++) {
            places[filled++] = index;
        }
        index += width;
    }

    /** A line break with the blanks around it stands for one space, or for one break less than there are. */
    private void fold(int end) {
        int start = index;
        int breaks = 0;
        while (index < end && (isBlank(source.character(index)) || isBreak(source.character(index)))) {
            boolean pair = source.character(index) == '\r' && index + 1 < end && source.character(index + 1) == '\n';
            breaks += isBreak(source.character(index)) && !pair ? 1 : 0;
            index++;
        }
        for (int i = 0; i < Math.max(1, breaks - 1) && filled < value.length(); i++) {
            places[filled++] = start;
        }
    }

    private void escape(int end) {
        int letter = index + 1 < end ? source.character(index + 1) : ' ';
        if (isBreak(letter)) {
            index++;
            while (index < end && (isBlank(source.character(index)) || isBreak(source.character(index)))) {
                index++;
            }
            return;
        }
        put(
                switch (letter) {
                    case 'x' -> 4;
                    case 'u' -> 6;
                    case 'U' -> 10;
                    default -> 2;
                });
    }

    private boolean endsLine(int from, int end) {
        int i = from;
        while (i < end && isBlank(source.character(i))) {
            i++;
        }
        return i < end && isBreak(source.character(i));
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    private static boolean isBreak(int character) {
        return character == '\n' || character == '\r';
    }
}
