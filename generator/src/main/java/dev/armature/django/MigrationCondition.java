package dev.armature.django;

import dev.armature.domain.Condition;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Conditions;
import dev.armature.schema.Model;
import java.util.List;

/**
 * A condition as Django takes a Q object apart. A part is a pair of lookup and value, or a Q of its own; {@link #whole}
 * makes a Q of it.
 */
final class MigrationCondition implements Condition.Visitor<Code> {
    private final Dialect dialect;
    private final Lookups lookups;

    MigrationCondition(Dialect dialect, Model model) {
        this.dialect = dialect;
        this.lookups = new Lookups(dialect, model);
    }

    Code whole(Condition condition) {
        Code part = condition.accept(this);
        return condition.accept(new IsPair()) ? q(List.of(part)).code() : part;
    }

    @Override
    public Code comparison(Condition.Comparison condition) {
        Code pair = pair(Lookups.name(condition), lookups.value(condition));
        return condition.operator() == Condition.Operator.NOT_EQUAL
                ? q(List.of(pair)).keyword("_negated", Expr.TRUE).code()
                : pair;
    }

    @Override
    public Code among(Condition.Among condition) {
        return pair(condition.field() + "__in", lookups.values(condition));
    }

    @Override
    public Code nullTest(Condition.NullTest condition) {
        return pair(condition.field() + "__isnull", Lookups.isNull(condition));
    }

    @Override
    public Code all(Condition.All condition) {
        return q(parts(Conditions.flat(condition))).code();
    }

    @Override
    public Code any(Condition.Any condition) {
        return q(parts(Conditions.flat(condition)))
                .keyword("_connector", Expr.string("OR"))
                .code();
    }

    private List<Code> parts(List<Condition> conditions) {
        return conditions.stream().map(part -> part.accept(this)).toList();
    }

    private CallCode q(List<Code> parts) {
        CallCode call = new CallCode(dialect.library("django.db.models", "Q"));
        parts.forEach(call::positional);
        return call;
    }

    private static Code pair(String lookup, Code value) {
        return Code.of(List.of(Code.string(lookup), value), Expr::tuple);
    }

    /** Whether a condition's part is a bare pair. */
    private static final class IsPair implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison condition) {
            return condition.operator() != Condition.Operator.NOT_EQUAL;
        }

        @Override
        public Boolean among(Condition.Among condition) {
            return true;
        }

        @Override
        public Boolean nullTest(Condition.NullTest condition) {
            return true;
        }

        @Override
        public Boolean all(Condition.All condition) {
            return false;
        }

        @Override
        public Boolean any(Condition.Any condition) {
            return false;
        }
    }
}
