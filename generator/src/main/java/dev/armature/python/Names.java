package dev.armature.python;

import java.util.Set;

/** Which words can be names in Python. */
public final class Names {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private Names() {}

    /** Whether Python keeps the word for itself. */
    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Whether the word can be a name: ASCII letters, digits and underscores, not beginning with a digit, no keyword. */
    public static boolean isIdentifier(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!isLetter(c) && c != '_' && (i == 0 || !isDigit(c))) {
                return false;
            }
        }
        return !word.isEmpty() && !isKeyword(word);
    }

    static String checked(String word) {
        if (!isIdentifier(word)) {
            throw new IllegalArgumentException("not a Python name: " + word);
        }
        return word;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
