package dev.armature.view.fastapi;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Default;
import dev.armature.domain.Entity;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Literals;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the classes of an entity in {@code schemas.py}. */
final class SchemaBuilder {
    private static final String PYDANTIC = "pydantic";
    private static final int INDENT = 4;

    private final Project project;
    private final PythonModule module;
    private final Model model;
    private final Kinds kinds;

    SchemaBuilder(Project project, PythonModule module, Model model) {
        this.project = project;
        this.module = module;
        this.model = model;
        this.kinds = new Kinds(project, module);
    }

    /** The classes of an entity. */
    SchemaView view(Entity entity) {
        String words = Project.words(Project.snake(entity.name()));
        String one = Project.one(words);
        boolean patched = entity.api().has(Operation.UPDATE);
        boolean written = patched || entity.api().has(Operation.CREATE) || project.hasCommand(entity);
        String docstring = entity.description().isBlank()
                ? Character.toUpperCase(one.charAt(0)) + one.substring(1) + "."
                : Literals.docstring(entity.description());
        String name = project.schemas().of(entity.ref());
        return new SchemaView(
                name,
                one,
                Project.words(entity.plural()),
                docstring,
                model.attributes().stream().map(this::read).toList(),
                written,
                patched,
                Python.classLine(name + "Patch", name + "Body"),
                written ? bodyFields().map(this::written).toList() : List.of(),
                entity.api().has(Operation.LIST)
                        ? new QueryFields(project, module, kinds, model).lines(entity)
                        : List.of());
    }

    /** The fields that a client writes. */
    java.util.stream.Stream<Attribute> bodyFields() {
        return model.attributes().stream().filter(this::isWritten);
    }

    private boolean isWritten(Attribute attribute) {
        boolean system = attribute.field().options().readonly()
                || attribute.field().options().tenant()
                || attribute.value().filter(field -> field.type().isFile()).isPresent()
                || attribute
                        .relation()
                        .filter(relation -> attribute.many() && !project.isWritable(model, relation))
                        .isPresent();
        return attribute.origin() == Origin.DECLARED && !system;
    }

    /** A field of a row as it is printed. */
    String read(Attribute attribute) {
        Expr type = printed(attribute);
        if (attribute.many()) {
            type = module.builtin("list").subscript(type);
        }
        return Python.annotated(attribute.name(), attribute.nullable() ? type.or(Expr.NONE) : type, INDENT);
    }

    private Expr printed(Attribute attribute) {
        Optional<FieldType> type = attribute.value().map(ValueField::type);
        return switch (type.orElse(FieldType.BIGINT)) {
            case DECIMAL -> module.use("api.common.numbers", "PlainDecimal");
            case TIME -> module.use("api.common.moments", "Clock");
            case DATETIME -> module.use("api.common.moments", "Timestamped");
            case DURATION -> module.use("api.common.moments", "Lasting");
            case BINARY -> module.use("api.common.texts", "Base64");
            default -> new Columns(project, module).annotation(attribute);
        };
    }

    /** A field of a body. */
    String written(Attribute attribute) {
        Expr type = new Columns(project, module).annotation(attribute);
        Expr kind = attribute
                .relation()
                .map(kinds::reference)
                .orElseGet(() -> kinds.body(attribute.value().orElseThrow()));
        if (attribute.many()) {
            type = module.builtin("list").subscript(type);
            kind = module.use("api.common.values", "Keys").call(kind);
        }
        Expr annotation = module.use("typing", "Annotated").subscript(type, kind);
        if (attribute.nullable()) {
            annotation = annotation.or(Expr.NONE);
        }
        Optional<Expr> value = value(attribute);
        return value.isEmpty()
                ? Python.annotated(attribute.name(), annotation, INDENT)
                : Python.annotated(attribute.name(), annotation, value.get(), INDENT);
    }

    private Optional<Expr> value(Attribute attribute) {
        String help = attribute.field().options().help();
        Optional<Argument> given = defaultOf(attribute);
        List<Argument> arguments = new ArrayList<>();
        given.ifPresent(arguments::add);
        boolean plain = given.isPresent() && given.get() instanceof Expr;
        if (plain && help.isEmpty()) {
            return given.map(Expr.class::cast);
        }
        if (plain) {
            arguments.set(0, Expr.keyword("default", (Expr) given.get()));
        }
        if (!help.isEmpty()) {
            arguments.add(Expr.keyword("description", Expr.string(help)));
        }
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(module.use(PYDANTIC, "Field").call(arguments));
    }

    /** The default as a value, or as the keyword argument of what makes one. */
    private Optional<Argument> defaultOf(Attribute attribute) {
        if (attribute.many()) {
            Expr element = new Columns(project, module).annotation(attribute);
            return factory(module.builtin("list").subscript(element));
        }
        Optional<Default> value = attribute.field().options().defaultValue();
        if (value.isPresent() && value.get().kind() != Default.Kind.CURRENT_USER) {
            return literal(attribute.value().orElseThrow(), value.get());
        }
        if (attribute.nullable()) {
            return Optional.of(Expr.NONE);
        }
        if (value.isPresent()) {
            // The caller's key takes its place. A factory, since the API's description would tell a value.
            return factory(module.builtin("int"));
        }
        return attribute.field().options().optional() ? Optional.of(Expr.string("")) : Optional.empty();
    }

    private Optional<Argument> literal(ValueField field, Default value) {
        return switch (value.kind()) {
            case NOW -> factory(module.use("api.common.tables", "now"));
            case TODAY -> factory(module.use("api.common.tables", "today"));
            default ->
                field.type() == FieldType.JSON
                        ? factory(new Values(module).factory(value.text()))
                        : Optional.of(new Values(module).of(field.type(), value.text()));
        };
    }

    private static Optional<Argument> factory(Expr function) {
        return Optional.of(Expr.keyword("default_factory", function));
    }

    /** The references that are the caller where a client names nobody. */
    static List<String> callers(Model model) {
        return model.attributes().stream()
                .filter(attribute -> attribute.relation().isPresent())
                .filter(attribute -> attribute
                        .field()
                        .options()
                        .defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                        .isPresent())
                .map(attribute -> ((RelationField) attribute.field()).name())
                .toList();
    }
}
