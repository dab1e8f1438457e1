package dev.armature.profile;

import dev.armature.domain.Check;
import dev.armature.domain.Condition;
import dev.armature.domain.Condition.Among;
import dev.armature.domain.Condition.Comparison;
import dev.armature.domain.Condition.NullTest;
import dev.armature.domain.Condition.Operand;
import dev.armature.domain.Condition.Operator;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a condition of a check:
 *
 * <pre>{@code
 * condition  = all ("or" all)*
 * all        = single ("and" single)*
 * single     = "(" condition ")" | FIELD "is" ["not"] "null" | FIELD "in" "(" literal ("," literal)* ")"
 *            | FIELD ("=" | "!=" | "<" | "<=" | ">" | ">=") (literal | FIELD)
 * }</pre>
 */
final class CheckParser {
    private static final int DEEPEST = 50;
    private static final List<String> SIGNS =
            Arrays.stream(Operator.values()).map(Operator::sign).toList();

    private final List<CheckToken> tokens;
    private final CheckOperands operands;
    private final Scalar scalar;
    private int next;
    private int depth;

    private CheckParser(Scalar scalar, List<CheckToken> tokens, CheckOperands operands) {
        this.scalar = scalar;
        this.tokens = tokens;
        this.operands = operands;
    }

    /** The check, unless something is wrong with it; the first thing wrong is told. */
    static Optional<Check> parse(Scalar scalar, CheckOperands operands, Findings findings) {
        try {
            CheckParser parser = new CheckParser(scalar, CheckToken.split(scalar), operands);
            Condition condition = parser.any();
            if (!parser.atEnd()) {
                throw parser.unexpected(parser.peek());
            }
            return Optional.of(new Check(scalar.text().strip(), condition));
        } catch (ProblemException e) {
            e.problems().forEach(findings::add);
            return Optional.empty();
        }
    }

    private ProblemException unexpected(CheckToken token) {
        String message = "expected and, or, or the end of the condition here";
        return token.isSign(")") || next < 2 || !tokens.get(next - 1).isLoose()
                ? wrong(token.at(), message)
                : wrong(token.at(), message, "put text with spaces in quotes");
    }

    static ProblemException wrong(Location at, String message, String advice) {
        return new ProblemException(
                ExitCode.INPUT, Problem.error("bad-check", at, message).suggest(advice));
    }

    static ProblemException wrong(Location at, String message) {
        return new ProblemException(ExitCode.INPUT, Problem.error("bad-check", at, message));
    }

    private Condition any() {
        return joined("or", this::all, Condition.Any::new);
    }

    private Condition all() {
        return joined("and", this::single, Condition.All::new);
    }

    private Condition joined(String word, Supplier<Condition> part, Function<List<Condition>, Condition> join) {
        List<Condition> parts = new ArrayList<>();
        parts.add(part.get());
        while (!atEnd() && peek().isWord(word)) {
            next++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private Condition single() {
        CheckToken token = take("a field");
        if (token.isSign("(")) {
            if (++depth > DEEPEST) {
                throw wrong(token.at(), "the condition nests deeper than " + DEEPEST + " parentheses");
            }
            Condition inner = any();
            takeSign(")");
            depth--;
            return inner;
        }
        if (token.isWord("not")) {
            throw wrong(token.at(), "conditions have no not", "turn the comparison round: != for =, < for >=");
        }
        if (token.isWord("and") || token.isWord("or")) {
            throw wrong(token.at(), "a comparison is missing before " + token.text());
        }
        if (token.kind() != CheckToken.Kind.WORD || token.text().matches("[-+.]*[0-9].*")) {
            throw wrong(token.at(), "a comparison begins with a field, not with " + token.text());
        }
        operands.requireField(token);
        CheckToken operator = take("an operator such as >=");
        if (operator.isWord("is")) {
            return nullTest(token);
        }
        operands.requireComparable(token, operator);
        if (operator.isWord("in")) {
            return among(token);
        }
        return comparison(token, operator);
    }

    private Condition nullTest(CheckToken field) {
        boolean isNull = !peekOrEnd("null or not null").isWord("not");
        next += isNull ? 0 : 1;
        CheckToken word = take("null");
        if (!word.isWord("null")) {
            throw wrong(word.at(), "after is comes null or not null, not " + word.text());
        }
        return operands.holdsEmptyText(field)
                ? new Comparison(field.text(), isNull ? Operator.EQUAL : Operator.NOT_EQUAL, new Operand(false, ""))
                : new NullTest(field.text(), isNull);
    }

    private Condition among(CheckToken field) {
        takeSign("(");
        List<Operand> values = new ArrayList<>();
        do {
            values.add(operands.literal(field, take("a value")));
        } while (takesComma());
        takeSign(")");
        return new Among(field.text(), values);
    }

    private boolean takesComma() {
        boolean comma = !atEnd() && peek().isSign(",");
        next += comma ? 1 : 0;
        return comma;
    }

    private Condition comparison(CheckToken field, CheckToken sign) {
        if (sign.isWord("not")) {
            String advice = field.text() + " != a and " + field.text() + " != b";
            throw wrong(sign.at(), "conditions have no not", advice);
        }
        String spelling = sign.text() + (atEnd() ? "" : peek().text());
        if (sign.kind() == CheckToken.Kind.SIGN && (spelling.equals("<>") || spelling.equals("=="))) {
            throw wrong(sign.at(), "there is no operator " + spelling, spelling.equals("==") ? "=" : "!=");
        }
        Operator operator = Arrays.stream(Operator.values())
                .filter(known -> sign.isSign(known.sign()))
                .findFirst()
                .orElseThrow(() ->
                        wrong(sign.at(), "expected " + String.join(" ", SIGNS) + " in or is here, not " + sign.text()));
        return new Comparison(field.text(), operator, operands.operand(field, sign, take("a value")));
    }

    private void takeSign(String sign) {
        CheckToken token = take(sign);
        if (!token.isSign(sign)) {
            throw wrong(token.at(), "expected " + sign + " here, not " + token.text());
        }
    }

    private CheckToken take(String what) {
        CheckToken token = peekOrEnd(what);
        next++;
        return token;
    }

    private CheckToken peekOrEnd(String what) {
        if (atEnd()) {
            int end = scalar.text().length();
            throw wrong(scalar.at(end, end), "the condition ends where " + what + " should follow");
        }
        return peek();
    }

    private CheckToken peek() {
        return tokens.get(next);
    }

    private boolean atEnd() {
        return next == tokens.size();
    }
}
