package dev.armature.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a template hold {@code #}, {@code $} and backslashes as they are: before Velocity parses it, each that is not a
 * control line or a {@code ${reference}} becomes a private character of the same width, so that lines and columns in
 * errors stay right; after rendering they come back.
 *
 * <p>A value may hold private characters itself: they are escaped when it is inserted, see {@link #shield}.
 */
final class CharacterMap {
    private static final char HASH = '\uE000';
    private static final char DOLLAR = '\uE001';
    private static final char BACKSLASH = '\uE002';
    private static final char SHIELD = '\uE003';

    private static final Pattern CONTROL =
            Pattern.compile("([ \\t]*)%(if|elseif|else|end|foreach)\\b(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*%%.*", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9_.]*\\}");
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+$");

    private CharacterMap() {}

    /** The template as Velocity is to read it. */
    static String encode(String template) {
        StringBuilder out = new StringBuilder(template.length());
        Matcher lines = LINE.matcher(template);
        while (lines.find()) {
            String line = lines.group();
            Matcher control = CONTROL.matcher(line);
            if (control.matches()) {
                out.append(control.group(1))
                        .append('#')
                        .append(control.group(2))
                        .append(control.group(3));
            } else if (COMMENT.matcher(line).matches()) {
                out.append("##").append(line.stripLeading().substring(2));
            } else {
                encodeText(line, out);
            }
        }
        return out.toString();
    }

    private static void encodeText(String line, StringBuilder out) {
        Matcher reference = REFERENCE.matcher(line);
        int done = 0;
        while (reference.find()) {
            encodeLiteral(line, done, reference.start(), out);
            out.append(reference.group());
            done = reference.end();
        }
        encodeLiteral(line, done, line.length(), out);
    }

    private static void encodeLiteral(String line, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            out.append(
                    switch (c) {
                        case '#' -> HASH;
                        case '$' -> DOLLAR;
                        case '\\' -> BACKSLASH;
                        default -> c;
                    });
        }
    }

    /** A value so that {@link #decode} gives it back unchanged, private characters included. */
    static String shield(String value) {
        StringBuilder out = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean own = c >= HASH && c <= SHIELD;
            if (own && out == null) {
                out = new StringBuilder(value.length() + 8).append(value, 0, i);
            }
            if (out != null) {
                if (own) {
                    out.append(SHIELD);
                }
                out.append(c);
            }
        }
        return out == null ? value : out.toString();
    }

    /** What was rendered, with the characters of the template back in place. */
    static String decode(CharSequence rendered) {
        StringBuilder out = new StringBuilder(rendered.length());
        for (int i = 0; i < rendered.length(); i++) {
            char c = rendered.charAt(i);
            switch (c) {
                case HASH -> out.append('#');
                case DOLLAR -> out.append('$');
                case BACKSLASH -> out.append('\\');
                case SHIELD -> out.append(rendered.charAt(++i));
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
