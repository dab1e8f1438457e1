package dev.armature.schema;

import dev.armature.domain.Condition;
import dev.armature.domain.Condition.Operator;
import dev.armature.domain.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A check's SQL, put together as Django puts together a Q object's, so that the database prints the same for both. */
record ConditionSql(Model model, Literals literals) implements Condition.Visitor<String> {
    @Override
    public String comparison(Condition.Comparison condition) {
        Attribute field = model.attribute(condition.field());
        Condition.Operand operand = condition.operand();
        boolean negated = condition.operator() == Operator.NOT_EQUAL;
        String sign = negated ? "=" : condition.operator().sign();
        String test;
        if (!operand.isField() && field.comparedAs() == FieldType.BOOLEAN) {
            test = operand.text().equals("true") ? quoted(field) : "NOT " + quoted(field);
        } else {
            test = quoted(field) + " " + sign + " " + operand(field, operand);
        }
        return negated ? "NOT (" + test + present(field, operand) + ")" : test;
    }

    /** What keeps NULL out of a negation, so that it passes. */
    private String present(Attribute field, Condition.Operand operand) {
        List<Attribute> nullable = new ArrayList<>();
        if (field.nullable()) {
            nullable.add(field);
        }
        if (operand.isField() && model.attribute(operand.text()).nullable()) {
            nullable.add(model.attribute(operand.text()));
        }
        return nullable.stream()
                .map(each -> " AND " + quoted(each) + " IS NOT NULL")
                .collect(Collectors.joining());
    }

    @Override
    public String among(Condition.Among condition) {
        Attribute field = model.attribute(condition.field());
        return condition.values().stream()
                .map(value -> operand(field, value))
                .distinct()
                .collect(Collectors.joining(", ", quoted(field) + " IN (", ")"));
    }

    @Override
    public String nullTest(Condition.NullTest condition) {
        return quoted(model.attribute(condition.field())) + (condition.isNull() ? " IS NULL" : " IS NOT NULL");
    }

    @Override
    public String all(Condition.All condition) {
        return join(" AND ", Conditions.flat(condition));
    }

    @Override
    public String any(Condition.Any condition) {
        return join(" OR ", Conditions.flat(condition));
    }

    private String join(String word, List<Condition> conditions) {
        return conditions.stream().map(each -> each.accept(this)).collect(Collectors.joining(word, "(", ")"));
    }

    private String operand(Attribute field, Condition.Operand operand) {
        return operand.isField()
                ? quoted(model.attribute(operand.text()))
                : literals.of(field.comparedAs(), operand.text());
    }

    private static String quoted(Attribute field) {
        return "\"" + field.column() + "\"";
    }
}
