package dev.armature.schema;

import dev.armature.domain.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** A condition in one fixed spelling, so that a check keeps its name when only the spelling changes. */
final class ConditionText implements Condition.Visitor<String> {
    @Override
    public String comparison(Condition.Comparison condition) {
        return condition.field() + " " + condition.operator().sign() + " " + operand(condition.operand());
    }

    @Override
    public String among(Condition.Among condition) {
        return condition.field()
                + condition.values().stream()
                        .map(ConditionText::operand)
                        .collect(Collectors.joining(", ", " in (", ")"));
    }

    @Override
    public String nullTest(Condition.NullTest condition) {
        return condition.field() + (condition.isNull() ? " is null" : " is not null");
    }

    @Override
    public String all(Condition.All condition) {
        return join(" and ", condition.conditions());
    }

    @Override
    public String any(Condition.Any condition) {
        return join(" or ", condition.conditions());
    }

    private String join(String word, List<Condition> conditions) {
        return conditions.stream().map(each -> each.accept(this)).collect(Collectors.joining(word, "(", ")"));
    }

    private static String operand(Condition.Operand operand) {
        return operand.isField() ? operand.text() : "\"" + operand.text() + "\"";
    }
}
