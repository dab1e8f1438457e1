package dev.armature.problem;

/**
 * A place in an input file.
 *
 * @param file the file as the user named it, {@code -} for standard input
 * @param line from 1
 * @param column from 1, in characters (code points)
 * @param length how many characters the wrong word has, at least 1
 */
public record Location(String file, int line, int column, int length) {
    public Location {
        if (line < 1 || column < 1 || length < 1) {
            throw new IllegalArgumentException("lines, columns and lengths start at 1");
        }
    }
}
