package dev.armature.profile;

import java.util.regex.PatternSyntaxException;

/** Holds patterns to what Python's {@code re} and Rust's regex (Pydantic's) both have, and mean the same by. */
final class PatternSubset {
    private static final int LONGEST = 1000;
    private static final int MOST_REPEATS = 1000;
    private static final String ESCAPES = "dDwWsSbBnrtfv";
    private static final String PUNCTUATION = "\\.+*?()|[]{}^$#&-~/\"'`!@%,:;=_ ";

    private final String text;
    private int at;
    private int inClass;

    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    private PatternSubset(String text) {
        this.text = text;
    }

    /** Whether the pattern can be used; says so when it cannot. */
    static boolean check(Word pattern, Findings findings) {
        try {
            new PatternSubset(pattern.text()).scan();
            compile(pattern.text());
            return true;
        } catch (Unusable e) {
            findings.error("bad-pattern", pattern.at(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static void compile(String text) {
        try {
            PatternMatch.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Unusable("the pattern cannot be read: " + e.getDescription());
        }
    }

    private void scan() {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Unusable("a pattern has 1 to " + LONGEST + " characters");
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                escape();
            } else if (inClass > 0) {
                inClass(c);
            } else {
                outside(c);
            }
        }
    }

    private void outside(char c) {
        switch (c) {
            case '[' -> inClass = at;
            case '(' -> group();
            case '{' -> repeat();
            case '}' -> throw new Unusable("a } that ends no repetition must be written \\}");
            case '*', '+', '?' -> {
                if (peek() == '+') {
                    throw new Unusable("Rust's regex has no possessive repetition " + c + "+");
                }
            }
            default -> {}
        }
    }

    private void inClass(char c) {
        boolean first = at - 1 == inClass || (at - 2 == inClass && text.charAt(inClass) == '^');
        if (c == ']' && !first) {
            inClass = 0;
        } else if (c == '[') {
            throw new Unusable("a [ inside of brackets must be written \\[");
        } else if (c == ']') {
            throw new Unusable("a ] inside of brackets must be written \\]");
        } else if ("&-~|".indexOf(c) >= 0 && peek() == c) {
            throw new Unusable(c + "" + c + " inside of brackets means something else in Rust's regex");
        }
    }

    private void group() {
        if (peek() != '?') {
            return;
        }
        String rest = text.substring(at);
        if (rest.matches("(?s)\\?(=|!|<=|<!).*")) {
            throw new Unusable("Rust's regex has no look-around such as (" + rest.substring(0, 2));
        }
        if (rest.startsWith("?P=") || rest.startsWith("?(")) {
            throw new Unusable("Rust's regex has no back-references");
        }
        boolean flags = rest.matches("(?s)\\?[ims]+\\).*") && at == 1;
        if (!flags && !rest.matches("(?s)\\?(:|P<[A-Za-z_][A-Za-z0-9_]*>|[ims]+:).*")) {
            throw new Unusable(
                    "Python and Rust read this group differently: (" + rest.substring(0, Math.min(3, rest.length())));
        }
        at++;
    }

    private void repeat() {
        int end = text.indexOf('}', at);
        String counts = end < 0 ? "" : text.substring(at, end);
        if (!counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            throw new Unusable("a { that begins no repetition such as {2,4} must be written \\{");
        }
        for (String count : counts.split(",", -1)) {
            if (!count.isEmpty() && Integer.parseInt(count) > MOST_REPEATS) {
                throw new Unusable("more than " + MOST_REPEATS + " repetitions; use min and max for the length");
            }
        }
        at = end + 1;
        if (peek() == '+') {
            throw new Unusable("Rust's regex has no possessive repetition }+");
        }
    }

    private void escape() {
        char c = peek();
        if (c >= '1' && c <= '9') {
            throw new Unusable("Rust's regex has no back-references such as \\" + c);
        }
        boolean hex = text.substring(at).matches("(?s)(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}).*");
        if (c == '\0' || !(hex || ESCAPES.indexOf(c) >= 0 || PUNCTUATION.indexOf(c) >= 0)) {
            throw new Unusable("Python and Rust do not both know the escape \\" + (c == '\0' ? "" : c));
        }
        if (inClass > 0 && (c == 'b' || c == 'B')) {
            throw new Unusable("\\" + c + " cannot stand inside of brackets");
        }
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
