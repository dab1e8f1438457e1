package dev.armature.profile;

import dev.armature.problem.Location;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a sign or a quoted text of a condition.
 *
 * @param kind which of them
 * @param text what it says, quotes undone
 * @param at where it stands
 */
record CheckToken(Kind kind, String text, Location at) {
    enum Kind {
        WORD,
        SIGN,
        QUOTED
    }

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"'\\\\nt])");
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+')"
            + "|(<=|>=|!=|[=<>(),])|([^\\s=<>!(),\"']+))\\s*");

    /** The tokens of a condition. */
    static List<CheckToken> split(Scalar scalar) {
        List<CheckToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(scalar.text());
        int end = 0;
        while (end < scalar.text().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw CheckParser.wrong(scalar.at(end, end + 1), "this cannot be read in a condition");
            }
            tokens.add(token(scalar, matcher));
            end = matcher.end();
        }
        return tokens;
    }

    private static CheckToken token(Scalar scalar, Matcher matcher) {
        if (matcher.group(1) != null) {
            String quoted = matcher.group(1);
            String text = ESCAPE.matcher(quoted.substring(1, quoted.length() - 1))
                    .replaceAll(found -> Matcher.quoteReplacement(
                            ShortForm.escaped(found.group(1).charAt(0))));
            return new CheckToken(Kind.QUOTED, text, scalar.at(matcher.start(1), matcher.end(1)));
        }
        int group = matcher.group(2) != null ? 2 : 3;
        Kind kind = group == 2 ? Kind.SIGN : Kind.WORD;
        return new CheckToken(kind, matcher.group(group), scalar.at(matcher.start(group), matcher.end(group)));
    }

    /** Whether it is a word without quotes. */
    boolean isLoose() {
        return kind == Kind.WORD;
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
