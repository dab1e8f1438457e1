package dev.armature.django;

import dev.armature.domain.Condition;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Model;
import java.util.List;

/** The parts of a Q object that both dialects share: the lookup's name and the value. */
final class Lookups {
    private final Dialect dialect;
    private final Model model;

    Lookups(Dialect dialect, Model model) {
        this.dialect = dialect;
        this.model = model;
    }

    static String name(Condition.Comparison comparison) {
        String suffix = switch (comparison.operator()) {
            case EQUAL, NOT_EQUAL -> "";
            case LESS -> "__lt";
            case AT_MOST -> "__lte";
            case GREATER -> "__gt";
            case AT_LEAST -> "__gte";
        };
        return comparison.field() + suffix;
    }

    Code value(Condition.Comparison comparison) {
        return operand(comparison.field(), comparison.operand());
    }

    Code values(Condition.Among among) {
        List<Code> values = among.values().stream()
                .map(value -> operand(among.field(), value))
                .toList();
        return Code.list(values);
    }

    private Code operand(String field, Condition.Operand operand) {
        if (operand.isField()) {
            return new CallCode(dialect.library("django.db.models", "F"))
                    .positional(Code.string(operand.text()))
                    .code();
        }
        return new Values(dialect).operand(model.attribute(field).comparedAs(), operand.text());
    }

    static Code isNull(Condition.NullTest test) {
        return Code.of(Expr.bool(test.isNull()));
    }
}
