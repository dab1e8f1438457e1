package dev.armature.django;

import dev.armature.domain.Condition;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.Operator;
import dev.armature.schema.Model;
import java.util.List;

/** A condition as {@code models.py} writes it: {@code Q(price__gte=0) & ~Q(state="draft")}. */
final class ModelsCondition implements Condition.Visitor<Code> {
    private final Dialect dialect;
    private final Lookups lookups;

    ModelsCondition(Dialect dialect, Model model) {
        this.dialect = dialect;
        this.lookups = new Lookups(dialect, model);
    }

    @Override
    public Code comparison(Condition.Comparison condition) {
        Code test = test(Lookups.name(condition), lookups.value(condition));
        return condition.operator() == Condition.Operator.NOT_EQUAL ? test.map(expr -> expr.invert()) : test;
    }

    @Override
    public Code among(Condition.Among condition) {
        return test(condition.field() + "__in", lookups.values(condition));
    }

    @Override
    public Code nullTest(Condition.NullTest condition) {
        return test(condition.field() + "__isnull", Lookups.isNull(condition));
    }

    @Override
    public Code all(Condition.All condition) {
        return joined(Operator.BIT_AND, condition.conditions());
    }

    @Override
    public Code any(Condition.Any condition) {
        return joined(Operator.BIT_OR, condition.conditions());
    }

    private Code joined(Operator operator, List<Condition> conditions) {
        List<Code> parts = conditions.stream().map(part -> part.accept(this)).toList();
        return Code.of(parts, operands -> Expr.operation(operator, operands));
    }

    private Code test(String lookup, Code value) {
        return new CallCode(dialect.library("django.db.models", "Q"))
                .keyword(lookup, value)
                .code();
    }
}
