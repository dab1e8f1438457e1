package dev.armature.view.fastapi;

import dev.armature.domain.Default;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a model's class: {@code name: Mapped[str] = mapped_column(String(80), unique=True)}. */
record Columns(Project project, PythonModule module) {
    private static final String SQLALCHEMY = "sqlalchemy";
    private static final String TABLES = "api.common.tables";
    private static final int INDENT = 4;

    /** The line of a column. */
    String line(Attribute attribute) {
        Expr type = annotation(attribute);
        Expr annotation =
                module.use("sqlalchemy.orm", "Mapped").subscript(attribute.nullable() ? type.or(Expr.NONE) : type);
        List<Argument> arguments = arguments(attribute);
        return arguments.isEmpty()
                ? Python.annotated(attribute.attname(), annotation, INDENT)
                : Python.annotated(
                        attribute.attname(),
                        annotation,
                        module.use("sqlalchemy.orm", "mapped_column").call(arguments),
                        INDENT);
    }

    /** The type of an attribute as Python sees it. */
    Expr annotation(Attribute attribute) {
        return attribute
                .relation()
                .map(relation -> keyType(project.key(relation.target())))
                .orElseGet(() -> annotation(attribute.value().orElseThrow().type()));
    }

    private Expr keyType(Key key) {
        return key == Key.UUID ? module.use("uuid", "UUID") : module.builtin("int");
    }

    private Expr annotation(FieldType type) {
        return switch (type) {
            case STRING, TEXT, SLUG, EMAIL, URL, IP, CHOICE, FILE, IMAGE -> module.builtin("str");
            case INTEGER, BIGINT, SMALLINT -> module.builtin("int");
            case FLOAT -> module.builtin("float");
            case BOOLEAN -> module.builtin("bool");
            case DECIMAL -> module.use("decimal", "Decimal");
            case DATE -> module.datetime("date");
            case TIME -> module.datetime("time");
            case DATETIME -> module.datetime("datetime");
            case DURATION -> module.datetime("timedelta");
            case UUID -> module.use("uuid", "UUID");
            case JSON -> module.use("typing", "Any");
            case BINARY -> module.builtin("bytes");
        };
    }

    private List<Argument> arguments(Attribute attribute) {
        List<Argument> arguments = new ArrayList<>();
        if (!attribute.column().equals(attribute.attname())) {
            arguments.add(Expr.string(attribute.column()));
        }
        attribute.value().flatMap(this::type).ifPresent(arguments::add);
        attribute.relation().ifPresent(relation -> arguments.add(foreignKey(relation)));
        boolean key = attribute.origin() == Origin.KEY;
        if (key && isWhole(attribute)) {
            arguments.addAll(types().key());
        }
        if (key) {
            arguments.add(Expr.keyword("primary_key", Expr.TRUE));
        }
        if (attribute.unique()) {
            arguments.add(Expr.keyword("unique", Expr.TRUE));
        } else if (indexed(attribute)) {
            arguments.add(Expr.keyword("index", Expr.TRUE));
        }
        defaultOf(attribute).ifPresent(value -> arguments.add(Expr.keyword("default", value)));
        if (attribute.origin() == Origin.UPDATED) {
            arguments.add(Expr.keyword("onupdate", module.use(TABLES, "now")));
        }
        return arguments;
    }

    private static boolean isWhole(Attribute attribute) {
        return attribute.value().filter(it -> it.type() == FieldType.BIGINT).isPresent();
    }

    private static boolean indexed(Attribute attribute) {
        return attribute.reference()
                || attribute.field().options().index()
                || attribute.value().filter(it -> it.type() == FieldType.SLUG).isPresent();
    }

    private DatabaseTypes types() {
        return new DatabaseTypes(project.domain().infrastructure().database(), module);
    }

    /** SQLAlchemy's type, where the annotation does not say it. */
    private Optional<Expr> type(ValueField field) {
        return switch (field.type()) {
            case STRING, SLUG, EMAIL, URL, CHOICE, FILE, IMAGE ->
                Optional.of(module.use(SQLALCHEMY, "String").call(Expr.integer(field.length())));
            case TEXT -> Optional.of(module.use(SQLALCHEMY, "Text"));
            case INTEGER -> Optional.of(module.use(SQLALCHEMY, "Integer"));
            case SMALLINT -> Optional.of(module.use(SQLALCHEMY, "SmallInteger"));
            case DECIMAL -> Optional.of(types().decimal(field));
            case JSON -> Optional.of(types().json());
            case IP -> Optional.of(types().inet());
            default -> Optional.empty();
        };
    }

    private Expr foreignKey(RelationField relation) {
        String target = Model.table(relation.target()) + ".id";
        String rule = relation.onDelete().name().toLowerCase(Locale.ROOT);
        return module.use(TABLES, "foreign_key").call(Expr.string(target), Expr.string(rule));
    }

    private Optional<Expr> defaultOf(Attribute attribute) {
        if (attribute.field().options().tenant()) {
            return Optional.of(module.use("api.common.tenancy", "current_tenant"));
        }
        switch (attribute.origin()) {
            case CREATED, UPDATED -> {
                return Optional.of(module.use(TABLES, "now"));
            }
            case KEY -> {
                return isWhole(attribute) ? Optional.empty() : Optional.of(module.use("uuid", "uuid4"));
            }
            default -> {
                return attribute.value().flatMap(field -> declared(field, attribute.nullable()));
            }
        }
    }

    private Optional<Expr> declared(ValueField field, boolean nullable) {
        Optional<Default> value = field.options().defaultValue();
        if (value.isEmpty()) {
            boolean empty = field.options().optional() && field.type().textLike() && !nullable;
            return empty || field.type().isFile() ? Optional.of(Expr.string("")) : Optional.empty();
        }
        return Optional.of(
                switch (value.get().kind()) {
                    case NOW -> module.use(TABLES, "now");
                    case TODAY -> module.use(TABLES, "today");
                    default ->
                        field.type() == FieldType.JSON
                                ? new Values(module).factory(value.get().text())
                                : new Values(module)
                                        .of(field.type(), value.get().text());
                });
    }
}
