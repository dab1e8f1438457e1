package dev.armature.profile;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON text and writes it compactly, as RFC 8259 has it and the API accepts it. */
final class JsonText {
    private static final int DEEPEST = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private static final class NoJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoJson() {
            super("no JSON", null, false, false);
        }
    }

    private final String text;
    private final StringBuilder compact = new StringBuilder();
    private int at;
    private int depth;

    private JsonText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The same value without white space; absent when {@code text} is no JSON. */
    static Optional<String> compact(String text) {
        JsonText json = new JsonText(text, 0);
        try {
            json.value();
            json.blanks();
        } catch (NoJson e) {
            return Optional.empty();
        }
        return json.at == text.length() ? Optional.of(json.compact.toString()) : Optional.empty();
    }

    /** Where the JSON value that begins at {@code from} ends. */
    static OptionalInt endOf(String text, int from) {
        JsonText json = new JsonText(text, from);
        try {
            json.value();
        } catch (NoJson e) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(json.at);
    }

    /** A string as JSON. */
    static String quote(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private void value() {
        blanks();
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> compact.append(quote(string()));
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object() {
        enter('{');
        Set<String> keys = new HashSet<>();
        if (!isEnd('}')) {
            do {
                blanks();
                String key = peek() == '"' ? string() : fail();
                if (!keys.add(key)) {
                    fail();
                }
                compact.append(quote(key));
                blanks();
                take(':');
                value();
            } while (goesOn('}'));
        }
        depth--;
    }

    private void array() {
        enter('[');
        if (!isEnd(']')) {
            do {
                value();
            } while (goesOn(']'));
        }
        depth--;
    }

    private void enter(char open) {
        take(open);
        if (++depth > DEEPEST) {
            fail();
        }
        blanks();
    }

    private boolean isEnd(char close) {
        if (peek() == close) {
            take(close);
            return true;
        }
        return false;
    }

    private boolean goesOn(char close) {
        blanks();
        if (isEnd(close)) {
            return false;
        }
        take(',');
        return true;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                fail();
            }
            at++;
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return checked(value.toString());
    }

    private char escape() {
        char letter = peek();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> fail().charAt(0);
        };
    }

    private char unicode() {
        String digits = at + 4 <= text.length() ? text.substring(at, at + 4) : fail();
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            fail();
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    // What PostgreSQL cannot hold.
    private String checked(String value) {
        boolean odd = value.codePoints().anyMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
        return odd ? fail() : value;
    }

    private void literal(String word) {
        if (!text.startsWith(word, at)) {
            fail();
        }
        compact.append(word);
        at += word.length();
    }

    private void number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || Double.isInfinite(Double.parseDouble(matcher.group()))) {
            fail();
        }
        compact.append(matcher.group());
        at = matcher.end();
    }

    private void take(char expected) {
        if (peek() != expected) {
            fail();
        }
        compact.append(expected);
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : fail().charAt(0);
    }

    private static String fail() {
        throw new NoJson();
    }
}
