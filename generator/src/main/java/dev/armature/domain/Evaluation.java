package dev.armature.domain;

import dev.armature.domain.Condition.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether a condition holds for the values of a row. There are three answers, as in SQL: what is said of nothing is neither
 * true nor false, which is empty here.
 *
 * @param values texts by field, as profiles and the API spell them; a field without one holds NULL
 * @param apart tells the references to rows that nothing else refers to
 */
public record Evaluation(Map<String, String> values, Predicate<String> apart)
        implements Condition.Visitor<Optional<Boolean>> {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile("-?P[0-9]+DT[0-9]+H[0-9]+M[0-9]+(\\.[0-9]+)?S");

    @Override
    public Optional<Boolean> comparison(Condition.Comparison condition) {
        if (apart.test(condition.field())) {
            return Optional.of(condition.operator() == Operator.NOT_EQUAL);
        }
        String left = values.get(condition.field());
        Condition.Operand operand = condition.operand();
        String right = operand.isField() ? values.get(operand.text()) : operand.text();
        return left == null || right == null
                ? Optional.empty()
                : Optional.of(test(condition.operator(), compare(left, right)));
    }

    private static boolean test(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    @Override
    public Optional<Boolean> among(Condition.Among condition) {
        String left = values.get(condition.field());
        return left == null
                ? Optional.empty()
                : Optional.of(condition.values().stream()
                        .map(value -> value.isField() ? values.get(value.text()) : value.text())
                        .anyMatch(value -> value != null && compare(left, value) == 0));
    }

    @Override
    public Optional<Boolean> nullTest(Condition.NullTest condition) {
        return Optional.of(values.containsKey(condition.field()) != condition.isNull());
    }

    @Override
    public Optional<Boolean> all(Condition.All condition) {
        List<Optional<Boolean>> parts =
                condition.conditions().stream().map(part -> part.accept(this)).toList();
        if (parts.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    @Override
    public Optional<Boolean> any(Condition.Any condition) {
        List<Optional<Boolean>> parts =
                condition.conditions().stream().map(part -> part.accept(this)).toList();
        if (parts.contains(Optional.of(true))) {
            return Optional.of(true);
        }
        return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }

    /** Which of two texts comes first: numbers and durations by what they are, all else as texts. */
    public static int compare(String one, String other) {
        if (DURATION.matcher(one).matches() && DURATION.matcher(other).matches()) {
            return Duration.parse(one).compareTo(Duration.parse(other));
        }
        return NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches()
                ? new BigDecimal(one).compareTo(new BigDecimal(other))
                : one.compareTo(other);
    }
}
