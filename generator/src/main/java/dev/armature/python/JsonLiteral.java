package dev.armature.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads compact JSON that was checked before, as the Python literal of the same value. */
public final class JsonLiteral {
    private final String text;
    private int at;

    private JsonLiteral(String text) {
        this.text = text;
    }

    /** The literal of a JSON text. */
    public static Expr read(String text) {
        return new JsonLiteral(text).value();
    }

    private Expr value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> Expr.string(string());
            case 't' -> word("true", Expr.TRUE);
            case 'f' -> word("false", Expr.FALSE);
            case 'n' -> word("null", Expr.NONE);
            default -> number();
        };
    }

    private Expr word(String word, Expr value) {
        at += word.length();
        return value;
    }

    private Expr object() {
        List<Map.Entry<Expr, Expr>> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            Expr key = Expr.string(string());
            at++;
            items.add(Map.entry(key, value()));
            skipComma();
        }
        at++;
        return Expr.dict(items);
    }

    private Expr array() {
        List<Expr> entries = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            entries.add(value());
            skipComma();
        }
        at++;
        return Expr.list(entries);
    }

    private void skipComma() {
        if (text.charAt(at) == ',') {
            at++;
        }
    }

    private Expr number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        return Expr.number(number.matches("-?[0-9]+") ? number : FloatText.repr(number));
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }
}
