package dev.armature.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template cut into what is literal and what is not. Velocity reads only its {@link #skeleton}: control lines,
 * references, and for each run of literal text a short token. So literal text may hold {@code #}, {@code $} and
 * backslashes as they are, and is never parsed: {@link #expand} puts it in place of its tokens after rendering.
 *
 * <p>A value may hold the characters of a token itself: they are escaped when it is inserted, see {@link #shield}.
 */
final class TemplateText {
    private static final char TOKEN = '\uE000';
    private static final char SHIELD = '\uE001';

    private static final Pattern CONTROL = Pattern.compile("%(?:if|elseif|else|end|foreach)\\b");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9_.]*\\}");

    private final String template;
    private final List<Piece> pieces = new ArrayList<>();

    private TemplateText(String template) {
        this.template = template;
    }

    private enum Kind {
        LITERAL,
        NEWLINE,
        REFERENCE,
        CONTROL
    }

    private record Piece(Kind kind, int from, int to) {}

    /** Cuts {@code template} into its pieces. */
    static TemplateText of(String template) {
        TemplateText text = new TemplateText(template);
        text.cut();
        return text;
    }

    private void cut() {
        Matcher control = CONTROL.matcher(template);
        Matcher reference = REFERENCE.matcher(template);
        int dollar = template.indexOf("${");
        int literal = 0;
        int next;
        for (int line = 0; line < template.length(); line = next) {
            next = template.indexOf('\n', line) + 1;
            next = next == 0 ? template.length() : next;
            int word = firstWord(template, line, next);
            if (template.startsWith("%", word) && control.region(word, next).lookingAt()) {
                addLiteral(literal, line);
                pieces.add(new Piece(Kind.CONTROL, word, next));
                literal = next;
            } else if (template.startsWith("%%", word)) {
                addLiteral(literal, line);
                literal = next;
            } else if (dollar >= 0 && dollar < next) {
                reference.region(line, next);
                while (reference.find()) {
                    addLiteral(literal, reference.start());
                    pieces.add(new Piece(Kind.REFERENCE, reference.start(), reference.end()));
                    literal = reference.end();
                }
            }
            if (dollar >= 0 && dollar < next) {
                dollar = template.indexOf("${", next);
            }
        }
        addLiteral(literal, template.length());
    }

    /** Where the first character of a line is that is no blank, or its end. */
    static int firstWord(String text, int line, int end) {
        int at = line;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    // Velocity must see the newline before a control line to know that the line is the directive's alone.
    private void addLiteral(int from, int to) {
        boolean newline = from < to && template.charAt(to - 1) == '\n';
        int end = newline ? to - 1 : to;
        if (from < end) {
            pieces.add(new Piece(Kind.LITERAL, from, end));
        }
        if (newline) {
            pieces.add(new Piece(Kind.NEWLINE, end, to));
        }
    }

    /** The template as Velocity is to read it. */
    String skeleton() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            out.append(shown(i));
        }
        return out.toString();
    }

    private String shown(int index) {
        Piece piece = pieces.get(index);
        return switch (piece.kind) {
            case LITERAL -> TOKEN + Integer.toString(index) + TOKEN;
            case NEWLINE -> "\n";
            case REFERENCE -> template.substring(piece.from, piece.to);
            case CONTROL -> "#" + template.substring(piece.from + 1, piece.to);
        };
    }

    /** A value so that {@link #expand} gives it back unchanged. */
    static String shield(String value) {
        if (value.indexOf(TOKEN) < 0 && value.indexOf(SHIELD) < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == TOKEN || c == SHIELD) {
                out.append(SHIELD);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** What was rendered, with the literal text of the template in place. */
    String expand(String rendered) {
        StringBuilder out = new StringBuilder(template.length() + rendered.length());
        int done = 0;
        int token = rendered.indexOf(TOKEN);
        int shield = rendered.indexOf(SHIELD);
        while (token >= 0 || shield >= 0) {
            if (shield < 0 || (token >= 0 && token < shield)) {
                int end = rendered.indexOf(TOKEN, token + 1);
                Piece piece = pieces.get(Integer.parseInt(rendered, token + 1, end, 10));
                out.append(rendered, done, token).append(template, piece.from, piece.to);
                done = end + 1;
                token = rendered.indexOf(TOKEN, done);
            } else {
                out.append(rendered, done, shield).append(rendered.charAt(shield + 1));
                done = shield + 2;
                token = rendered.indexOf(TOKEN, done);
                shield = rendered.indexOf(SHIELD, done);
            }
        }
        return out.append(rendered, done, rendered.length()).toString();
    }

    /** Where in the template the character is that stands at this line and column of the skeleton, counted from one. */
    int original(int line, int column) {
        String skeleton = skeleton();
        int lineStart = 0;
        for (int i = 1; i < line; i++) {
            lineStart = skeleton.indexOf('\n', lineStart) + 1;
        }
        int left = lineStart + column - 1;
        for (int i = 0; i < pieces.size(); i++) {
            int width = shown(i).length();
            if (left < width) {
                return Math.min(pieces.get(i).from + left, pieces.get(i).to - 1);
            }
            left -= width;
        }
        return template.length();
    }
}
