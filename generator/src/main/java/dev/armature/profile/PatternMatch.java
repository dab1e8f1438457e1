package dev.armature.profile;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Holds a text against a pattern as Python does. */
final class PatternMatch {
    /** The letters, digits and spaces of all scripts, and no line end but {@code \n}. */
    private static final int PYTHON = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    private static final Pattern NAME = Pattern.compile("(?<=(?:^|[^\\\\])(?:\\\\\\\\){0,500})\\(\\?P<\\w+>");
    private static final int MOST_STEPS = 1_000_000;

    private PatternMatch() {}

    /** The pattern as Java reads it, which knows no underscore in the name of a group. */
    static Pattern compile(String pattern) {
        return Pattern.compile(NAME.matcher(pattern).replaceAll("("), PYTHON);
    }

    /** Whether the whole text is known not to match; what would take too long to say is not known. */
    static boolean differs(String pattern, String text) {
        try {
            return !compile(pattern)
                    .matcher(new Counted(text, new AtomicInteger()))
                    .matches();
        } catch (TooLong | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("", null, false, false);
        }
    }

    /** Counts how often a character is looked at: some patterns take longer than anybody waits. */
    private record Counted(CharSequence text, AtomicInteger steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
