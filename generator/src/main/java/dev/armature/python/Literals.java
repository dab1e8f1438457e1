package dev.armature.python;

import java.util.Locale;
import java.util.regex.Pattern;

/** Python literals, spelled as {@code ruff format} leaves them. */
public final class Literals {
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]*)([.][0-9]+)?(e[+-]?[0-9]+)?");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int DELETE = 0x7f;

    private Literals() {}

    /** A string literal: double quotes unless the value holds more of them than of single ones. */
    public static String string(String value) {
        int doubles = 0;
        int singles = 0;
        boolean plain = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            doubles += c == '"' ? 1 : 0;
            singles += c == '\'' ? 1 : 0;
            plain &= c >= ' ' && c < DELETE && c != '\\';
        }
        char quote = quote(doubles, singles);
        if (plain && (quote == '"' ? doubles : singles) == 0) {
            // Nearly every text: nothing in it needs a second look.
            return quote + value + quote;
        }
        StringBuilder out = new StringBuilder().append(quote);
        value.codePoints().forEach(c -> {
            if (c == quote) {
                out.append('\\').append(quote);
            } else {
                appendEscaped(out, c);
            }
        });
        return out.append(quote).toString();
    }

    /** A bytes literal. */
    public static String bytes(byte[] value) {
        long doubles = 0;
        long singles = 0;
        for (byte b : value) {
            doubles += b == '"' ? 1 : 0;
            singles += b == '\'' ? 1 : 0;
        }
        char quote = quote(doubles, singles);
        StringBuilder out = new StringBuilder("b").append(quote);
        for (byte b : value) {
            int c = Byte.toUnsignedInt(b);
            if (c == quote) {
                out.append('\\').append(quote);
            } else if (c > DELETE) {
                out.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                appendEscaped(out, c);
            }
        }
        return out.append(quote).toString();
    }

    /**
     * The text between the triple quotes of a docstring: one paragraph, so that any white space becomes a space. Quotes
     * at its ends are kept apart from the closing ones with a space, as ruff does.
     */
    public static String docstring(String text) {
        StringBuilder out = new StringBuilder();
        String paragraph = WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
        paragraph.codePoints().forEach(c -> appendEscaped(out, c));
        String escaped = out.toString().replace("\"\"\"", "\"\"\\\"");
        String start = escaped.startsWith("\"") ? " " : "";
        return start + escaped + (endsWithQuote(escaped) ? " " : "");
    }

    /** Whether the last character is a quote that no backslash escapes. */
    private static boolean endsWithQuote(String escaped) {
        int backslashes = 0;
        for (int i = escaped.length() - 2; i >= 0 && escaped.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return escaped.endsWith("\"") && backslashes % 2 == 0;
    }

    static String number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a Python number: " + text);
        }
        return text;
    }

    private static char quote(long doubles, long singles) {
        return doubles > singles ? '\'' : '"';
    }

    /** What cannot be seen is written as an escape: the rule of Python's own repr, which linters share. */
    static void appendEscaped(StringBuilder out, int c) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (visible(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(escape(c));
                }
            }
        }
    }

    private static String escape(int c) {
        if (c <= 0xff) {
            return String.format(Locale.ROOT, "\\x%02x", c);
        }
        return c <= 0xffff ? String.format(Locale.ROOT, "\\u%04x", c) : String.format(Locale.ROOT, "\\U%08x", c);
    }

    /** Java's own tables grow with its versions; characters that are in none of the classes here are printed. */
    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
