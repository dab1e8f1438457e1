package dev.armature.django;

import dev.armature.domain.EntityRef;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.Import;
import dev.armature.schema.Model;
import java.util.Map;
import java.util.Set;

/**
 * The spelling of {@code models.py}: short names, imported.
 *
 * @param model the class that is written
 * @param above the classes of the same file that stand above it and can be named without quotes
 * @param taken names that mean something else in this class: an import of the same name gets an underscore at its end,
 *     which no field can have
 * @param singly whether a name of {@code django.db.models} is imported by itself
 */
record ModelsDialect(Model model, Set<EntityRef> above, Set<String> taken, boolean singly) implements Dialect {
    /** Modules that are imported under a name which no field can have. */
    private static final Map<String, String> SHORT = Map.of("datetime", "dt");

    ModelsDialect {
        above = Set.copyOf(above);
        taken = Set.copyOf(taken);
    }

    @Override
    public Code library(String module, String name) {
        int dot = module.lastIndexOf('.');
        boolean whole =
                dot < 0 || (module.equals("django.db.models") && !singly) || module.equals("django.utils.timezone");
        if (module.equals("decimal") || !whole) {
            return imported(Import.of(module, name));
        }
        Import owner = dot < 0 ? Import.module(module) : Import.of(module.substring(0, dot), module.substring(dot + 1));
        Import known = SHORT.containsKey(module) ? owner.as(SHORT.getOrDefault(module, module)) : owner;
        return imported(known).map(expr -> expr.attribute(name));
    }

    @Override
    public Code builtin(String name) {
        return taken.contains(name) ? library("builtins", name) : Code.of(Expr.name(name));
    }

    @Override
    public Code own(String function) {
        return Code.of(Expr.name(function));
    }

    @Override
    public Code utc() {
        return library("datetime", "UTC");
    }

    @Override
    public Code choices(ValueField field) {
        return Code.of(Expr.name(ChoiceClass.of(field).name() + ".choices"));
    }

    @Override
    public Code choice(ValueField field, String value) {
        ChoiceClass choices = ChoiceClass.of(field);
        return Code.of(Expr.name(choices.name() + "." + choices.member(value)));
    }

    @Override
    public Code target(RelationField relation) {
        EntityRef target = relation.target();
        if (target.equals(EntityRef.USER)) {
            return imported(Import.of("django.conf", "settings")).map(expr -> expr.attribute("AUTH_USER_MODEL"));
        }
        if (target.equals(model.ref())) {
            return Code.string("self");
        }
        if (above.contains(target)) {
            return Code.of(Expr.name(target.name()));
        }
        return Code.string(target.toString());
    }

    @Override
    public Code onDelete(RelationField.OnDelete rule) {
        return library("django.db.models", rule.name());
    }

    @Override
    public void target(CallCode call, RelationField relation) {
        call.positional(target(relation));
        relation.through()
                .ifPresent(join -> call.keyword(
                        "through", Expr.string(join.app().equals(model.ref().app()) ? join.name() : join.toString())));
        if (relation.kind() == RelationField.Kind.MANY && relation.target().equals(model.ref())) {
            call.keyword("symmetrical", Expr.FALSE);
        }
    }

    @Override
    public void label(CallCode call, String label, boolean relation) {
        if (relation) {
            call.keyword("verbose_name", Expr.string(label));
        } else {
            call.positional(Code.string(label));
        }
    }

    @Override
    public Code call(CallCode call) {
        return call.code();
    }

    private Code imported(Import wanted) {
        Import free = taken.contains(wanted.local()) ? wanted.as(wanted.local() + "_") : wanted;
        return new Code(Expr.name(free.local()), Set.of(free));
    }
}
