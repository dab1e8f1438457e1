package dev.armature.profile;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the short form of a field:
 *
 * <pre>{@code TYPE[(arguments)] [flag | option=value]…}</pre>
 *
 * such as {@code decimal(10,2) min=0 help="In euros."}. Throws at the first thing that cannot be read.
 */
final class ShortForm {
    static final String UNCLOSED = "unclosed";
    static final String BAD = "bad-short-form";

    /** {@code 80}, {@code "in stock"} or {@code through=Tagging}. */
    record Argument(Optional<Word> key, Word value) {}

    /** {@code unique} or {@code default=draft}. */
    record Option(Word key, Optional<Word> value) {}

    /** A whole short form. */
    record Parsed(Word type, List<Argument> arguments, List<Option> options) {}

    private static final Pattern ODD_ARGUMENTS = Pattern.compile("\\s+\\(([^()]*)\\)|\\s*\\[([^\\[\\]]*)\\]");

    private final Scalar scalar;
    private final String text;
    private int at;

    private ShortForm(Scalar scalar) {
        this.scalar = scalar;
        this.text = scalar.text();
    }

    static Parsed parse(Scalar scalar) {
        return new ShortForm(scalar).form();
    }

    private Parsed form() {
        skipBlanks();
        Word type = name("a type");
        refuseOddArguments(type);
        List<Argument> arguments = at < text.length() && text.charAt(at) == '(' ? arguments() : List.of();
        List<Option> options = new ArrayList<>();
        while (hasMore()) {
            options.add(option());
        }
        return new Parsed(type, arguments, options);
    }

    /** {@code string (80)} and {@code string[80]}. */
    private void refuseOddArguments(Word type) {
        Matcher odd = ODD_ARGUMENTS.matcher(text).region(at, text.length());
        if (odd.lookingAt()) {
            String message = odd.group(1) == null
                    ? "arguments stand in parentheses"
                    : "the arguments of a type follow it without a space";
            String arguments = odd.group(1) == null ? odd.group(2) : odd.group(1);
            throw wrong(
                    BAD,
                    odd.start() + odd.group().indexOf(odd.group().strip()),
                    odd.end(),
                    message,
                    type.text() + "(" + arguments + ")");
        }
    }

    private boolean hasMore() {
        int before = at;
        skipBlanks();
        if (at < text.length() && at == before) {
            throw wrong(BAD, at, wordEnd(), "a space is missing before " + text.substring(at, wordEnd()));
        }
        return at < text.length();
    }

    private Word name(String what) {
        int from = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw wrong(BAD, at, wordEnd(), "expected " + what + " here");
        }
        return word(from, at, text.substring(from, at));
    }

    private List<Argument> arguments() {
        int open = at++;
        List<Argument> arguments = new ArrayList<>();
        skipBlanks();
        if (peek() == ')') {
            at++;
            return arguments;
        }
        while (true) {
            arguments.add(argument(open));
            skipBlanks();
            char next = peek();
            at++;
            if (next == ')') {
                return arguments;
            }
            if (next != ',') {
                throw at > text.length()
                        ? unclosed(open)
                        : wrong(BAD, at - 1, at, "expected a comma or ) between arguments");
            }
        }
    }

    private Argument argument(int open) {
        skipBlanks();
        Word value = isQuote(peek()) ? quoted() : bareArgument(open);
        skipBlanks();
        if (peek() == '=') {
            at++;
            skipBlanks();
            return new Argument(Optional.of(value), isQuote(peek()) ? quoted() : bareArgument(open));
        }
        return new Argument(Optional.empty(), value);
    }

    private Word bareArgument(int open) {
        int from = at;
        while (at < text.length() && ",()=\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == text.length()) {
            throw unclosed(open);
        }
        String value = text.substring(from, at).stripTrailing();
        if (value.isEmpty()) {
            throw wrong(BAD, from, from + 1, "an argument is missing here");
        }
        if (value.chars().anyMatch(Character::isWhitespace)) {
            throw wrong(BAD, from, from + value.length(), "a value with spaces must be in quotes", '"' + value + '"');
        }
        return word(from, from + value.length(), value);
    }

    private Option option() {
        Word key = name("a flag or option=value");
        if (peek() != '=') {
            int before = at;
            skipBlanks();
            if (peek() == '=') {
                throw wrong(BAD, at, at + 1, "write the option and its value without spaces", key.text() + "=value");
            }
            at = before;
            return new Option(key, Optional.empty());
        }
        at++;
        return new Option(key, Optional.of(value(key.text())));
    }

    private Word value(String key) {
        if (isQuote(peek())) {
            return quoted();
        }
        int from = at;
        if (key.equals("default") && (peek() == '{' || peek() == '[')) {
            at = JsonText.endOf(text, at).orElse(wordEnd());
        } else {
            at = wordEnd();
        }
        if (at == from) {
            throw wrong(BAD, from - 1, from, key + " has no value", key + "=value, or " + key + "=\"\"");
        }
        return word(from, at, text.substring(from, at));
    }

    private Word quoted() {
        int from = at;
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            boolean escapes = text.charAt(at) == '\\' && at + 1 < text.length();
            value.append(escapes ? escaped(text.charAt(at + 1)) : Character.toString(text.charAt(at)));
            at += escapes ? 2 : 1;
        }
        if (at == text.length()) {
            throw wrong(UNCLOSED, from, from + 1, "this quote is not closed");
        }
        at++;
        return word(from, at, value.toString());
    }

    /** What a backslash and a letter mean in quotes; a backslash that escapes nothing stays: patterns are full of them. */
    static String escaped(char letter) {
        return switch (letter) {
            case '"', '\'', '\\' -> Character.toString(letter);
            case 'n' -> "\n";
            case 't' -> "\t";
            default -> "\\" + letter;
        };
    }

    private Word word(int from, int to, String value) {
        return new Word(value, scalar.at(from, to));
    }

    private ProblemException unclosed(int open) {
        return wrong(UNCLOSED, open, open + 1, "this parenthesis is not closed");
    }

    private ProblemException wrong(String code, int from, int to, String message) {
        int start = Math.min(from, text.length());
        int end = Math.max(start, Math.min(to, text.length()));
        return new ProblemException(ExitCode.INPUT, Problem.error(code, scalar.at(start, end), message));
    }

    private ProblemException wrong(String code, int from, int to, String message, String advice) {
        Problem problem = wrong(code, from, to, message).problems().get(0);
        return new ProblemException(ExitCode.INPUT, problem.suggest(advice));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private int wordEnd() {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '.';
    }
}
