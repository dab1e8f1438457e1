package dev.armature.django;

import dev.armature.domain.EntityRef;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.Import;
import dev.armature.schema.Model;
import java.util.List;
import java.util.Set;

/**
 * The spelling of Django's migration writer: whole paths, keywords by name.
 *
 * @param app whose migration it is
 */
record MigrationDialect(String app) implements Dialect {
    @Override
    public Code library(String module, String name) {
        if (module.equals("django.db.models")) {
            return new Code(Expr.name("models." + name), Set.of(Import.of("django.db", "models")));
        }
        return module.equals("decimal")
                ? new Code(Expr.name(name), Set.of(Import.of(module, name)))
                : new Code(Expr.name(module + "." + name), Set.of(Import.module(module)));
    }

    @Override
    public Code builtin(String name) {
        return Code.of(Expr.name(name));
    }

    @Override
    public Code own(String function) {
        return library(app + ".models", function);
    }

    @Override
    public Code utc() {
        return library("datetime", "timezone.utc");
    }

    @Override
    public Code choices(ValueField field) {
        return Code.of(Expr.list(field.choices().stream()
                .map(choice -> Expr.tuple(List.of(Expr.string(choice.value()), Expr.string(choice.label()))))
                .toList()));
    }

    @Override
    public Code choice(ValueField field, String value) {
        return Code.string(value);
    }

    @Override
    public Code target(RelationField relation) {
        EntityRef target = relation.target();
        return target.equals(EntityRef.USER) ? user() : Code.string(target.app() + "." + Model.lower(target));
    }

    /** The setting that names the user's model. */
    Code user() {
        return new Code(Expr.name("settings.AUTH_USER_MODEL"), Set.of(Import.of("django.conf", "settings")));
    }

    @Override
    public Code onDelete(RelationField.OnDelete rule) {
        return library("django.db.models.deletion", rule.name());
    }

    @Override
    public void target(CallCode call, RelationField relation) {
        call.keyword("to", target(relation));
        relation.through().ifPresent(join -> call.keyword("through", Expr.string(join.toString())));
    }

    @Override
    public void label(CallCode call, String label, boolean relation) {
        call.keyword("verbose_name", Expr.string(label));
    }

    @Override
    public Code call(CallCode call) {
        return call.sorted();
    }
}
