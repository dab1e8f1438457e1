package dev.armature.django;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Default;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Model;
import java.util.Optional;
import java.util.Set;

/** What an action sets, and the rows that it may change, beside the module {@code models} of its app. */
public final class ActionCode {
    private final ModelsDialect dialect;
    private final Model model;

    /** The code of a model's actions. */
    public ActionCode(Model model) {
        this.model = model;
        this.dialect = new ModelsDialect(model, Set.of(), Set.of("models"), true);
    }

    /** The value that a field gets, or the function that makes it. */
    public Code value(String field, Optional<Default> value) {
        if (value.isEmpty()) {
            return Code.of(Expr.NONE);
        }
        ValueField known = model.attribute(field).value().orElseThrow();
        return switch (value.get().kind()) {
            case NOW -> dialect.library("django.utils.timezone", "now");
            case TODAY -> dialect.library("django.utils.timezone", "localdate");
            default ->
                known.type() == FieldType.CHOICE
                        ? Code.string(value.get().text())
                        : new Values(dialect).literal(known, value.get().text());
        };
    }

    /** The rows that it may change; absent: all. */
    public Optional<Code> when(AdminAction action) {
        return action.when().map(check -> check.condition().accept(new ModelsCondition(dialect, model)));
    }
}
