package dev.armature.view.fastapi;

import dev.armature.domain.Choice;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import java.util.ArrayList;
import java.util.List;

/** The kinds of values that a client may send: {@code Text(longest=80)}. */
record Kinds(Project project, PythonModule module) {
    private static final String TEXTS = "api.common.texts";
    private static final String NUMBERS = "api.common.numbers";
    private static final String MOMENTS = "api.common.moments";
    private static final String VALUES = "api.common.values";

    /** The kind of a field in a body. */
    Expr body(ValueField field) {
        return switch (field.type()) {
            case STRING, TEXT, FILE, IMAGE -> text("Text", field, 0);
            case SLUG -> text("Slug", field, 50);
            case EMAIL -> text("Email", field, 254);
            case URL -> text("Url", field, 200);
            case CHOICE -> choice(field);
            case INTEGER, BIGINT, SMALLINT -> bounded(integer(field.type()), NUMBERS, "Integer", field);
            case DECIMAL -> bounded(digits(field), NUMBERS, "Number", field);
            case FLOAT -> bounded(List.of(), NUMBERS, "Float", field);
            case DATE -> bounded(List.of(), MOMENTS, "Date", field);
            case DATETIME -> bounded(List.of(), MOMENTS, "Timestamp", field);
            case TIME -> bounded(List.of(), MOMENTS, "Time", field);
            case DURATION -> bounded(List.of(), MOMENTS, "Duration", field);
            case BOOLEAN -> module.use(NUMBERS, "Boolean").call();
            case UUID -> module.use(TEXTS, "Uuid").call();
            case IP -> module.use(TEXTS, "Ip").call();
            case BINARY -> module.use(TEXTS, "Binary").call();
            case JSON -> module.use(VALUES, "Json").call();
        };
    }

    /** The kind of a field in a filter, which no column has to hold. */
    Expr filter(ValueField field) {
        return switch (field.type()) {
            case STRING, TEXT, SLUG, EMAIL, URL, FILE, IMAGE ->
                module.use(TEXTS, "Text").call(Expr.keyword("blank", Expr.TRUE));
            case CHOICE -> choice(field);
            case INTEGER, BIGINT, SMALLINT -> module.use(NUMBERS, "Integer").call(integer(field.type()));
            case DECIMAL -> module.use(NUMBERS, "ANY_DECIMAL");
            case FLOAT -> module.use(NUMBERS, "Float").call();
            case DATE -> module.use(MOMENTS, "Date").call();
            case DATETIME -> module.use(MOMENTS, "Timestamp").call();
            case TIME -> module.use(MOMENTS, "Time").call();
            case DURATION -> module.use(MOMENTS, "Duration").call();
            default -> body(field);
        };
    }

    /** The kind of a reference in a body. */
    Expr reference(RelationField relation) {
        String app = relation.target().app();
        Expr model = module.library(
                "api." + app + ".models", app + "_models", relation.target().name());
        return module.use("api.common.references", "Reference").call(model);
    }

    /** The kind of a reference in a filter: any key, be there a row or not. */
    Expr key(RelationField relation) {
        return project.key(relation.target()) == Key.UUID
                ? module.use(TEXTS, "Uuid").call()
                : module.use(NUMBERS, "Integer").call();
    }

    private Expr text(String name, ValueField field, int usual) {
        List<Argument> arguments = new ArrayList<>();
        field.min().ifPresent(least -> arguments.add(Expr.keyword("shortest", Expr.number(least))));
        int longest = field.max().map(Integer::parseInt).orElse(field.length());
        longest = field.length() > 0 ? Math.min(longest, field.length()) : longest;
        if (longest != usual) {
            arguments.add(Expr.keyword("longest", Expr.integer(longest)));
        }
        field.pattern().ifPresent(pattern -> arguments.add(Expr.keyword("pattern", Expr.string(pattern))));
        blank(field, arguments);
        return module.use(TEXTS, name).call(arguments);
    }

    private Expr choice(ValueField field) {
        List<Argument> arguments = new ArrayList<>();
        List<Expr> values =
                field.choices().stream().map(Choice::value).map(Expr::string).toList();
        arguments.add(Expr.keyword("values", Expr.tuple(values)));
        blank(field, arguments);
        return module.use(TEXTS, "Choice").call(arguments);
    }

    private static void blank(ValueField field, List<Argument> arguments) {
        if (field.options().optional() && !field.options().unique()) {
            arguments.add(Expr.keyword("blank", Expr.TRUE));
        }
    }

    private static List<Argument> integer(FieldType type) {
        return switch (type) {
            case INTEGER -> List.of(Expr.keyword("bits", Expr.integer(32)));
            case SMALLINT -> List.of(Expr.keyword("bits", Expr.integer(16)));
            default -> List.of();
        };
    }

    private static List<Argument> digits(ValueField field) {
        return List.of(
                Expr.keyword("digits", Expr.integer(field.digits())),
                Expr.keyword("places", Expr.integer(field.places())));
    }

    private Expr bounded(List<Argument> first, String source, String name, ValueField field) {
        List<Argument> arguments = new ArrayList<>(first);
        Values values = new Values(module);
        field.min().ifPresent(least -> arguments.add(Expr.keyword("least", values.bound(field.type(), least))));
        field.max().ifPresent(most -> arguments.add(Expr.keyword("most", values.bound(field.type(), most))));
        return module.use(source, name).call(arguments);
    }
}
