package dev.armature.view.fastapi;

import dev.armature.domain.Condition;
import dev.armature.domain.Condition.Operand;
import dev.armature.domain.FieldType;
import dev.armature.python.Expr;
import dev.armature.python.Operator;
import dev.armature.schema.Attribute;
import dev.armature.schema.Conditions;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that meet a condition, as SQLAlchemy selects them: {@code models.Product.state == "draft"}. As with Django's
 * filters, NULL equals nothing and differs from everything.
 *
 * @param module where it is written
 * @param model whose rows
 * @param entity its class
 */
record SelectionCode(PythonModule module, Model model, Expr entity) implements Condition.Visitor<Expr> {
    private static final String SQLALCHEMY = "sqlalchemy";

    @Override
    public Expr comparison(Condition.Comparison condition) {
        Attribute left = model.attribute(condition.field());
        Operand operand = condition.operand();
        Expr column = column(left);
        boolean differs = condition.operator() == Condition.Operator.NOT_EQUAL;
        if (!operand.isField() && left.comparedAs() == FieldType.BOOLEAN) {
            return column.attribute(differs ? "is_not" : "is_")
                    .call(Expr.bool(operand.text().equals("true")));
        }
        Expr test = column.operation(operator(condition.operator()), right(left, operand));
        List<Expr> tests = new ArrayList<>(List.of(test));
        if (differs) {
            missing(left, tests);
            if (operand.isField()) {
                missing(model.attribute(operand.text()), tests);
            }
        }
        return tests.size() > 1 ? module.use(SQLALCHEMY, "or_").call(tests) : test;
    }

    private void missing(Attribute attribute, List<Expr> tests) {
        if (attribute.nullable()) {
            tests.add(column(attribute).attribute("is_").call(Expr.NONE));
        }
    }

    private static Operator operator(Condition.Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.EQUAL;
            case NOT_EQUAL -> Operator.NOT_EQUAL;
            case LESS -> Operator.LESS;
            case AT_MOST -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case AT_LEAST -> Operator.GREATER_OR_EQUAL;
        };
    }

    @Override
    public Expr among(Condition.Among condition) {
        Attribute left = model.attribute(condition.field());
        List<Expr> values = condition.values().stream()
                .map(value -> right(left, value))
                .distinct()
                .toList();
        return column(left).attribute("in_").call(Expr.list(values));
    }

    @Override
    public Expr nullTest(Condition.NullTest condition) {
        return column(model.attribute(condition.field()))
                .attribute(condition.isNull() ? "is_" : "is_not")
                .call(Expr.NONE);
    }

    @Override
    public Expr all(Condition.All condition) {
        return joined("and_", Conditions.flat(condition));
    }

    @Override
    public Expr any(Condition.Any condition) {
        return joined("or_", Conditions.flat(condition));
    }

    private Expr joined(String function, List<Condition> conditions) {
        return module.use(SQLALCHEMY, function)
                .call(conditions.stream().map(part -> part.accept(this)).toList());
    }

    private Expr column(Attribute attribute) {
        return entity.attribute(attribute.attname());
    }

    private Expr right(Attribute left, Operand operand) {
        return operand.isField()
                ? column(model.attribute(operand.text()))
                : new Values(module).bound(left.comparedAs(), operand.text());
    }
}
