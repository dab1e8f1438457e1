package dev.armature.django;

import dev.armature.domain.FieldType;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Attribute;

/** The calls of primary keys. */
final class KeyCode {
    private KeyCode() {}

    static CallCode uuid(Dialect dialect) {
        return new CallCode(dialect.library("django.db.models", "UUIDField"))
                .flag("primary_key", true)
                .keyword("default", dialect.library("uuid", "uuid4"))
                .keyword("editable", Expr.FALSE);
    }

    /** A key as a migration has it: always there, and not serialized. */
    static Code inMigration(Dialect dialect, Attribute attribute) {
        if (attribute.value().filter(field -> field.type() == FieldType.UUID).isPresent()) {
            return uuid(dialect).keyword("serialize", Expr.FALSE).sorted();
        }
        return new CallCode(dialect.library("django.db.models", "BigAutoField"))
                .flag("auto_created", true)
                .flag("primary_key", true)
                .keyword("serialize", Expr.FALSE)
                .keyword("verbose_name", Expr.string("ID"))
                .sorted();
    }
}
