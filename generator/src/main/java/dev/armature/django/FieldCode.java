package dev.armature.django;

import dev.armature.domain.Default;
import dev.armature.domain.FieldOptions;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import java.util.List;
import java.util.Optional;

/** A field's call: {@code models.CharField(max_length=80, unique=True)}. */
final class FieldCode {
    private static final String MODELS = "django.db.models";

    private final Dialect dialect;
    private final Models models;
    private final Model model;
    private final Attribute attribute;
    private final FieldOptions options;

    FieldCode(Dialect dialect, Models models, Model model, Attribute attribute) {
        this.dialect = dialect;
        this.models = models;
        this.model = model;
        this.attribute = attribute;
        this.options = attribute.field().options();
    }

    Code code() {
        return dialect.call(attribute
                .relation()
                .map(this::relation)
                .orElseGet(() -> value(attribute.value().orElseThrow())));
    }

    private CallCode relation(RelationField relation) {
        CallCode call = call(relationClass(relation));
        dialect.target(call, relation);
        options.label().ifPresent(label -> dialect.label(call, label, true));
        if (!attribute.many()) {
            call.keyword("on_delete", dialect.onDelete(relation.onDelete()));
        }
        relation.related()
                .or(() -> wayBackIsHidden(relation) ? Optional.of("+") : Optional.empty())
                .ifPresent(name -> call.keyword("related_name", Expr.string(name)));
        if (attribute.origin() == Origin.BUILT_IN) {
            call.keyword("related_query_name", Expr.string("user"));
        }
        absence(call);
        if (options.tenant()) {
            call.keyword("default", dialect.library("common.tenancy", "current_key"));
        }
        ThroughFields.of(models, model, relation).ifPresent(fields -> call.keyword("through_fields", fields));
        end(call);
        return call;
    }

    /** A {@code many} to its own entity has a way back only where that is named. */
    private boolean wayBackIsHidden(RelationField relation) {
        return attribute.many() && relation.target().equals(model.ref());
    }

    private static String relationClass(RelationField relation) {
        return switch (relation.kind()) {
            case REF -> relation.options().uniqueColumn() ? "OneToOneField" : "ForeignKey";
            case ONE -> "OneToOneField";
            case MANY -> "ManyToManyField";
        };
    }

    private CallCode value(ValueField field) {
        CallCode call = call(FieldClass.of(field.type()));
        options.label().ifPresent(label -> dialect.label(call, label, false));
        size(call, field);
        if (field.type() == FieldType.CHOICE) {
            call.keyword("choices", dialect.choices(field));
        }
        call.flag("unique", options.uniqueColumn());
        absence(call);
        defaultValue(field).ifPresent(value -> call.keyword("default", value));
        call.flag("db_index", options.index() && !options.unique() && field.type() != FieldType.SLUG);
        if (attribute.origin() == Origin.CREATED) {
            call.flag("auto_now_add", true);
        } else if (attribute.origin() == Origin.UPDATED) {
            call.flag("auto_now", true);
        }
        List<Code> validators = new Validators(dialect).of(field);
        if (!validators.isEmpty()) {
            call.keyword("validators", Code.list(validators));
        }
        end(call);
        return call;
    }

    private void size(CallCode call, ValueField field) {
        switch (field.type()) {
            case STRING, CHOICE, EMAIL -> length(call, field);
            case SLUG, URL, FILE, IMAGE -> {
                if (field.length() != FieldClass.usualLength(field.type())) {
                    length(call, field);
                }
            }
            case DECIMAL ->
                call.keyword("max_digits", Expr.integer(field.digits()))
                        .keyword("decimal_places", Expr.integer(field.places()));
            default -> {
                // the other types have one size
            }
        }
        if (field.type().isFile()) {
            call.keyword("upload_to", Expr.string(model.directory(field.name())));
        }
    }

    private static void length(CallCode call, ValueField field) {
        call.keyword("max_length", Expr.integer(field.length()));
    }

    /** What may be left out: NULL in the database, nothing in a form. */
    private void absence(CallCode call) {
        call.flag("null", attribute.nullable());
        boolean blank = attribute.many() || (options.optional() && attribute.origin() != Origin.SYSTEM);
        call.flag("blank", blank || emptyJson());
    }

    /** A form takes an empty object for nothing at all, so that a default of one has to be allowed. */
    private boolean emptyJson() {
        return attribute.value().filter(field -> field.type() == FieldType.JSON).isPresent()
                && options.defaultValue()
                        .filter(value ->
                                value.text().equals("{}") || value.text().equals("[]"))
                        .isPresent();
    }

    private Optional<Code> defaultValue(ValueField field) {
        Optional<DefaultFunction> function = DefaultFunction.of(model, attribute);
        if (function.isPresent()) {
            return function.map(it -> dialect.own(it.name()));
        }
        return options.defaultValue().flatMap(value -> switch (value.kind()) {
            case LITERAL -> Optional.of(literal(field, value));
            case NOW, TODAY ->
                Optional.of(
                        dialect.library("django.utils.timezone", field.type() == FieldType.DATE ? "localdate" : "now"));
            case CURRENT_USER, CURRENT_TENANT -> Optional.empty();
        });
    }

    private Code literal(ValueField field, Default value) {
        if (field.type() == FieldType.JSON) {
            return dialect.builtin(value.text().equals("{}") ? "dict" : "list");
        }
        return new Values(dialect).literal(field, value.text());
    }

    private void end(CallCode call) {
        if (!attribute.many() && !attribute.column().equals(attribute.attname())) {
            call.keyword("db_column", Expr.string(attribute.column()));
        }
        boolean binary = attribute
                .value()
                .filter(field -> field.type() == FieldType.BINARY)
                .isPresent();
        // Who sees all tenants chooses one in the admin.
        if (options.readonly() && !binary && !options.tenant()) {
            call.keyword("editable", Expr.FALSE);
        }
        if (!options.help().isEmpty()) {
            call.keyword("help_text", Expr.string(options.help()));
        }
    }

    private CallCode call(String name) {
        return new CallCode(dialect.library(MODELS, name));
    }
}
