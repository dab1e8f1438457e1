package dev.armature.profile;

import dev.armature.problem.Problem;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.Span;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds values that YAML itself cut: in {@code {price: decimal(10,2) min=0}} the value of {@code price} is
 * {@code decimal(10}, since a comma separates keys in braces; {@code help="a # b"} ends before the comment.
 */
final class CutValue {
    /**
     * A value that YAML cut.
     *
     * @param problem what to tell
     * @param mended the file with the value in quotes
     */
    record Cut(Problem problem, SourceText mended) {}

    private final SourceText source;
    private final boolean inFlow;
    private int depth;
    private int quote;
    private int before = '=';

    private CutValue(SourceText source, boolean inFlow) {
        this.source = source;
        this.inFlow = inFlow;
    }

    /** Tells of the cut when {@code scalar}, whose parenthesis or quote is open, was cut; else it is just not closed. */
    static boolean explain(Scalar scalar, boolean inFlow, Findings findings) {
        if (!scalar.isPlain()) {
            return false;
        }
        SourceText source = findings.source();
        int from = scalar.span().from();
        OptionalInt end = new CutValue(source, inFlow).endFrom(from);
        if (end.isEmpty() || end.getAsInt() <= scalar.span().to()) {
            return false;
        }
        findings.cause(problem(source, from, end.getAsInt()), new Span(from, end.getAsInt()));
        return true;
    }

    /** Whether a parenthesis or a quote of the text is left open. */
    static boolean isOpen(String text) {
        SourceText alone = new SourceText("", text.replaceAll("[\\r\\n]+", " "));
        return new CutValue(alone, false).endFrom(0).isEmpty();
    }

    /** The cut at {@code index}, where YAML saw a syntax error; the value begins earlier on the line. */
    static Optional<Cut> at(SourceText source, int index) {
        for (int start = index - 1; start >= source.lineStart(index); start--) {
            if (!beginsValue(source, start)) {
                continue;
            }
            boolean flow = isInFlow(source, start);
            OptionalInt end = new CutValue(source, flow).endFrom(start);
            // The character that YAML stumbled over may close what was open, or open it.
            boolean open = new CutValue(source, flow).isOpenAt(start, index)
                    || new CutValue(source, flow).isOpenAt(start, index + 1);
            if (open && end.isPresent() && end.getAsInt() > index) {
                int stop = end.getAsInt();
                String text = source.slice(0, start)
                        + quoted(source.slice(start, stop).strip())
                        + source.slice(stop, source.length());
                String file = source.at(start, stop).file();
                return Optional.of(new Cut(problem(source, start, stop), new SourceText(file, text)));
            }
        }
        return Optional.empty();
    }

    private static boolean isInFlow(SourceText source, int index) {
        int open = 0;
        for (int i = source.lineStart(index); i < index; i++) {
            open += "[{".indexOf(source.character(i)) >= 0 ? 1 : 0;
            open -= "]}".indexOf(source.character(i)) >= 0 ? 1 : 0;
        }
        return open > 0;
    }

    /** Whether a value without quotes begins there. */
    private static boolean beginsValue(SourceText source, int start) {
        int before = start - 1;
        while (before >= 0 && source.character(before) == ' ') {
            before--;
        }
        boolean afterMark = before >= 0 && "[{".indexOf(source.character(before)) >= 0;
        boolean afterSpace = before >= 0 && before < start - 1 && ":,-".indexOf(source.character(before)) >= 0;
        return (afterMark || afterSpace) && " \"'[{#".indexOf(source.character(start)) < 0;
    }

    private static Problem problem(SourceText source, int from, int end) {
        String value = source.slice(from, end).strip();
        String line = source.slice(source.lineStart(from), from)
                + quoted(value)
                + source.slice(end, Math.max(end, source.lineEnd(from)));
        String message = "YAML ends this value early: it takes what follows as a key, an item or a comment";
        return Problem.error("cut-by-yaml", source.at(from, end), message).suggest(line.strip());
    }

    private static String quoted(String value) {
        boolean doubles = value.contains("\"") || value.contains("\\");
        return doubles ? "'" + value.replace("'", "''") + "'" : '"' + value + '"';
    }

    /** Where the value would have ended without YAML's rules; absent when it stays open. */
    private OptionalInt endFrom(int from) {
        int index = from;
        while (index < source.length() && !isEnd(source.character(index))) {
            step(source.character(index++));
        }
        return depth == 0 && quote == 0 ? OptionalInt.of(index) : OptionalInt.empty();
    }

    private boolean isOpenAt(int from, int index) {
        int i = from;
        while (i < index && !isEnd(source.character(i))) {
            step(source.character(i++));
        }
        return i == index && (depth > 0 || quote != 0);
    }

    private boolean isEnd(int character) {
        if (character == '\n' || character == '\r') {
            return true;
        }
        return inFlow && depth == 0 && quote == 0 && (character == ',' || character == '}' || character == ']');
    }

    private void step(int character) {
        boolean opensValue = before == '=' || before == '(' || before == ',';
        if (quote != 0) {
            quote = character == quote && before != '\\' ? 0 : quote;
        } else if ((character == '"' || character == '\'') && (opensValue || depth > 0)) {
            quote = character;
        } else if (character == '(' || ((character == '{' || character == '[') && (opensValue || depth > 0))) {
            depth++;
        } else if (depth > 0 && (character == ')' || character == '}' || character == ']')) {
            depth--;
        }
        if (character != ' ') {
            before = character;
        }
    }
}
