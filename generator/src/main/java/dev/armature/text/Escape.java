package dev.armature.text;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A value as each kind of file needs it; a value given is any text, what comes back is safe where it is put. */
public final class Escape {
    private static final String MARKDOWN = "\\`*_[]<>|~&";

    /** What would begin a heading, a list or a rule: a backslash goes before its last character. */
    private static final Pattern BLOCK = Pattern.compile("^([0-9]*)([-#+=.)])");

    private Escape() {}

    /** A JSON string, with its quotes. */
    public static String json(String value) {
        return quoted(value, c -> c == '"' || c == '\\' || isControl(c) || isSurrogate(c), Escape::backslashed);
    }

    /** A TOML basic string, with its quotes. */
    public static String toml(String value) {
        return quoted(value, c -> c == '"' || c == '\\' || isControl(c), Escape::backslashed);
    }

    /** A YAML double-quoted scalar, with its quotes: a name like {@code no} or {@code 1.0} stays text. */
    public static String yaml(String value) {
        return quoted(value, c -> c == '"' || c == '\\' || isControl(c) || c == '\ufeff', Escape::backslashed);
    }

    /** Text inside or at the start of a Markdown paragraph, heading or table cell: one line, nothing in it is markup. */
    public static String markdown(String value) {
        String inline = mapped(oneLine(value), c -> MARKDOWN.indexOf(c) >= 0, c -> "\\" + Character.toString(c));
        return BLOCK.matcher(inline).replaceFirst("$1\\\\$2");
    }

    /** Text or an attribute's value in HTML. */
    public static String html(String value) {
        return mapped(value, c -> "&<>\"'".indexOf(c) >= 0, c -> "&#" + c + ";");
    }

    /** A POSIX shell word, with its quotes. */
    public static String shell(String value) {
        return "'" + withoutNul(value).replace("'", "'\\''") + "'";
    }

    /** A quoted value of an nginx directive, with its quotes; its dollar signs must be none. */
    public static String nginx(String value) {
        if (value.indexOf('$') >= 0) {
            throw new IllegalArgumentException("nginx has no way to write a dollar sign: " + value);
        }
        return quoted(oneLine(value), c -> c == '"' || c == '\\', c -> "\\" + Character.toString(c));
    }

    /** A quoted value of a Dockerfile's ENV or LABEL, with its quotes. */
    public static String dockerfile(String value) {
        return quoted(oneLine(value), c -> c == '"' || c == '\\' || c == '$', c -> "\\" + Character.toString(c));
    }

    /** The right-hand side of an assignment in a Makefile: one line. */
    public static String make(String value) {
        return mapped(
                oneLine(value),
                c -> c == '$' || c == '#' || c == '\\',
                c -> c == '$' ? "$$" : "\\" + Character.toString(c));
    }

    private static String quoted(String value, IntPredicate special, IntFunction<String> written) {
        return '"' + mapped(value, special, written) + '"';
    }

    private static String mapped(String value, IntPredicate special, IntFunction<String> written) {
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> out.append(special.test(c) ? written.apply(c) : Character.toString(c)));
        return out.toString();
    }

    private static String backslashed(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", c);
        };
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String oneLine(String value) {
        return mapped(value, Escape::isControl, c -> " ").strip();
    }

    private static String withoutNul(String value) {
        return value.replace("\0", "");
    }
}
