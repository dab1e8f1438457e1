package dev.armature.yaml;

import dev.armature.problem.Location;
import java.util.Arrays;

/** An input file's text, which knows at what line and column each of its characters (code points) stands. */
public final class SourceText {
    private final String file;
    private final int[] characters;
    private final int[] lineStarts;

    /** The text of {@code file}; a byte order mark at its beginning does not count. */
    public SourceText(String file, String text) {
        this.file = file;
        this.characters = withoutMark(text).codePoints().toArray();
        this.lineStarts = lineStarts(characters);
    }

    /** The text without a byte order mark at its beginning. */
    public static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static int[] lineStarts(int[] characters) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < characters.length; i++) {
            boolean pair = characters[i] == '\r' && i + 1 < characters.length && characters[i + 1] == '\n';
            if (isBreak(characters[i]) && !pair) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    /** How many characters it has. */
    public int length() {
        return characters.length;
    }

    /** The character at {@code index}. */
    public int character(int index) {
        return characters[index];
    }

    /** The text from one index to another. */
    public String slice(int from, int to) {
        return new String(characters, from, to - from);
    }

    /** The place from one index to another; it ends with its first line. */
    public Location at(int from, int to) {
        int line = lineOf(from);
        int length = Math.min(to, lineEnd(from)) - from;
        return new Location(file, line + 1, from - lineStarts[line] + 1, Math.max(1, length));
    }

    /** Where the line of the character at {@code index} begins. */
    public int lineStart(int index) {
        return lineStarts[lineOf(index)];
    }

    /** Where the line of the character at {@code index} ends, before its line break. */
    public int lineEnd(int index) {
        int end = Math.min(index, characters.length);
        while (end < characters.length && !isBreak(characters[end])) {
            end++;
        }
        return end;
    }

    /** The index of a place in this text. */
    public int indexOf(Location at) {
        return lineStarts[at.line() - 1] + at.column() - 1;
    }

    private int lineOf(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found : -found - 2;
    }

    private static boolean isBreak(int character) {
        return character == '\n' || character == '\r';
    }

    @Override
    public String toString() {
        return slice(0, characters.length);
    }
}
