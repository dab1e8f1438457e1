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

    /** What is there without an import, and linters do not want hidden. */
    private static final Set<String> BUILTINS = Set.of(
            "abs",
            "aiter",
            "all",
            "anext",
            "any",
            "ascii",
            "bin",
            "bool",
            "breakpoint",
            "bytearray",
            "bytes",
            "callable",
            "chr",
            "classmethod",
            "compile",
            "complex",
            "copyright",
            "credits",
            "delattr",
            "dict",
            "dir",
            "divmod",
            "enumerate",
            "eval",
            "exec",
            "exit",
            "filter",
            "float",
            "format",
            "frozenset",
            "getattr",
            "globals",
            "hasattr",
            "hash",
            "help",
            "hex",
            "id",
            "input",
            "int",
            "isinstance",
            "issubclass",
            "iter",
            "len",
            "license",
            "list",
            "locals",
            "map",
            "max",
            "memoryview",
            "min",
            "next",
            "object",
            "oct",
            "open",
            "ord",
            "pow",
            "print",
            "property",
            "quit",
            "range",
            "repr",
            "reversed",
            "round",
            "set",
            "setattr",
            "slice",
            "sorted",
            "staticmethod",
            "str",
            "sum",
            "super",
            "tuple",
            "type",
            "vars",
            "zip");

    private Names() {}

    /** Whether Python keeps the word for itself. */
    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Whether the word is one of Python's built-in functions and types, or is printed by {@code site}: {@code credits}. */
    public static boolean isBuiltin(String word) {
        return BUILTINS.contains(word);
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
