package dev.armature.django;

import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import java.util.ArrayList;
import java.util.List;

/** The validators of a field: {@code min}, {@code max} and {@code pattern}. */
final class Validators {
    private static final String MODULE = "django.core.validators";

    private final Dialect dialect;

    Validators(Dialect dialect) {
        this.dialect = dialect;
    }

    List<Code> of(ValueField field) {
        List<Code> validators = new ArrayList<>();
        boolean text = !field.type().ordered();
        field.min().ifPresent(limit -> validators.add(limit(field, text ? "MinLength" : "MinValue", limit)));
        field.max().ifPresent(limit -> validators.add(limit(field, text ? "MaxLength" : "MaxValue", limit)));
        field.pattern().ifPresent(pattern -> validators.add(pattern(pattern)));
        return validators;
    }

    private Code limit(ValueField field, String kind, String limit) {
        Code value =
                field.type().ordered() ? new Values(dialect).operand(field.type(), limit) : Code.of(Expr.number(limit));
        return new CallCode(dialect.library(MODULE, kind + "Validator"))
                .positional(value)
                .code();
    }

    /** The whole text has to match; the message is the HTTP contract's. */
    private Code pattern(String pattern) {
        CallCode call = new CallCode(dialect.library(MODULE, "RegexValidator"))
                .positional(Code.string("\\A(?:" + pattern + ")\\Z"));
        call.keyword("code", Expr.string("pattern"));
        call.keyword("message", Expr.string("Must match the pattern " + pattern.replace("%", "%%") + "."));
        return call.sorted();
    }
}
