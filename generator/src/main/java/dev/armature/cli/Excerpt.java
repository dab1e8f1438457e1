package dev.armature.cli;

import dev.armature.problem.Location;
import dev.armature.python.DisplayWidth;
import java.util.List;

/** Shows the line that a problem is about, with carets below the wrong word. */
final class Excerpt {
    private static final int WIDEST = 100;
    private static final int BEFORE = 60;
    private static final int TAB = 4;

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder carets = new StringBuilder();

    private Excerpt() {}

    /** The lines of a text, as {@link #of} takes them. */
    static List<String> lines(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    /** Two lines of text, each ended by a newline; empty when the text has no such line. */
    static String of(List<String> lines, Location at) {
        if (at.line() > lines.size()) {
            return "";
        }
        Excerpt excerpt = new Excerpt();
        excerpt.draw(lines.get(at.line() - 1).codePoints().toArray(), at.column() - 1, at.length());
        String number = Integer.toString(at.line());
        String gutter = " ".repeat(number.length());
        return (" " + number + " | " + excerpt.line).stripTrailing() + "\n " + gutter + " | " + excerpt.carets + "\n";
    }

    // A long line is cut to a window that holds the wrong word's beginning.
    private void draw(int[] characters, int from, int length) {
        int first = Math.max(0, Math.min(from - BEFORE, characters.length - WIDEST));
        int last = Math.min(characters.length, first + WIDEST);
        if (first > 0) {
            line.append("… ");
            carets.append("  ");
        }
        for (int i = first; i < last; i++) {
            int width = put(characters[i]);
            if (i < from) {
                carets.append(" ".repeat(width));
            } else if (i < from + length) {
                carets.append("^".repeat(width));
            }
        }
        if (from >= last) {
            carets.append('^');
        }
        if (last < characters.length) {
            line.append(" …");
        }
    }

    // Tabs become spaces, so that what is above and below agree on any terminal.
    private int put(int character) {
        if (character == '\t') {
            line.append(" ".repeat(TAB));
            return TAB;
        }
        int shown = Character.isISOControl(character) ? '\ufffd' : character;
        line.appendCodePoint(shown);
        return DisplayWidth.of(shown);
    }
}
