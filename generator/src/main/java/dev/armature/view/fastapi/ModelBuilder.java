package dev.armature.view.fastapi;

import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.OrderTerm;
import dev.armature.domain.RelationField;
import dev.armature.python.Argument;
import dev.armature.python.Builtins;
import dev.armature.python.Expr;
import dev.armature.python.Imports;
import dev.armature.python.Literals;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.Guards;
import dev.armature.schema.JoinTable;
import dev.armature.schema.MetaIndex;
import dev.armature.schema.Model;
import dev.armature.schema.Rule;
import dev.armature.sqlalchemy.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds the classes of {@code models.py}. */
final class ModelBuilder implements Rule.Visitor<Expr> {
    private static final String SQLALCHEMY = "sqlalchemy";
    private static final String TENANCY = "api.common.tenancy";
    private static final int INDENT = 4;

    private final Project project;
    private final PythonModule module;
    private final Model model;
    private final Imports typing;
    private final Set<String> written;

    ModelBuilder(Project project, PythonModule module, Model model, Imports typing) {
        this(project, module, model, typing, Set.of());
    }

    /** A builder for a template that imports {@code written} itself. */
    ModelBuilder(Project project, PythonModule module, Model model, Imports typing, Set<String> written) {
        this.project = project;
        this.module = module;
        this.model = model;
        this.typing = typing;
        this.written = Set.copyOf(written);
    }

    /** The class of an entity. */
    ModelView view(Entity entity) {
        List<String> header = arguments().isEmpty()
                ? List.of()
                : List.of(Python.assignment("__table_args__", Expr.tuple(arguments()), INDENT));
        String docstring = entity.description().isBlank() ? sentence(entity) : Literals.docstring(entity.description());
        return new ModelView(
                entity.name(),
                base().toString(),
                Builtins.note(entity.name()),
                docstring,
                Literals.string(model.table()),
                header,
                columns(),
                relationships());
    }

    private Expr base() {
        if (project.domain().isTenant(model.ref())) {
            return module.use(TENANCY, "Tenant");
        }
        return project.domain().hasTenant(model.ref())
                ? module.use(TENANCY, "TenantRow")
                : module.use("api.common.tables", "Base");
    }

    private static String sentence(Entity entity) {
        String words = Project.one(Project.words(Project.snake(entity.name())));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The columns, in the order of the class. */
    List<String> columns() {
        Columns columns = new Columns(project, module);
        return model.attributes().stream()
                .filter(attribute -> !attribute.many())
                .map(columns::line)
                .toList();
    }

    private List<Expr> arguments() {
        List<Expr> arguments = new ArrayList<>();
        model.rules().forEach(rule -> arguments.add(rule.accept(this)));
        model.indexes().forEach(index -> arguments.add(index(index)));
        guarded().forEach(key -> arguments.add(sameTenant(key)));
        return arguments;
    }

    /** The references that the tenant is part of. */
    private List<Guards.Key> guarded() {
        return project.guards().stream()
                .flatMap(guards -> guards.rows().stream())
                .filter(rows -> rows.table().equals(model.table()))
                .flatMap(rows -> rows.keys().stream())
                .toList();
    }

    private Expr sameTenant(Guards.Key key) {
        List<Argument> arguments = new ArrayList<>(List.of(Expr.string(key.column()), Expr.string(key.toTable())));
        if (project.domain().isTenant(model.ref())) {
            arguments.add(Expr.string("id"));
        }
        return module.use(TENANCY, "same_tenant").call(arguments);
    }

    @Override
    public Expr unique(Rule.Unique rule) {
        List<Argument> arguments = new ArrayList<>();
        rule.fields()
                .forEach(field ->
                        arguments.add(Expr.string(model.attribute(field).column())));
        arguments.add(Expr.keyword("name", Expr.string(rule.name())));
        return module.use(SQLALCHEMY, "UniqueConstraint").call(arguments);
    }

    @Override
    public Expr uniqueFolded(Rule.UniqueFolded rule) {
        throw new IllegalStateException("only the user has one: " + rule.name());
    }

    @Override
    public Expr check(Rule.Check rule) {
        return module.use(SQLALCHEMY, "CheckConstraint")
                .call(
                        Expr.string(Sql.text(project.check(model, rule.name()))),
                        Expr.keyword("name", Expr.string(rule.name())));
    }

    private Expr index(MetaIndex index) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(index.name()));
        for (OrderTerm term : index.terms()) {
            String column = model.attribute(term.field()).column();
            arguments.add(
                    term.descending()
                            ? module.use(SQLALCHEMY, "text").call(Expr.string("\"" + column + "\" DESC"))
                            : Expr.string(column));
        }
        return module.use(SQLALCHEMY, "Index").call(arguments);
    }

    /** The ways to other rows; what the API needs, it selects by key. */
    List<String> relationships() {
        return model.attributes().stream()
                .filter(attribute -> attribute.origin() == Origin.DECLARED)
                .filter(attribute -> attribute.relation().isPresent())
                .map(this::relationship)
                .toList();
    }

    private String relationship(Attribute attribute) {
        RelationField relation = attribute.relation().orElseThrow();
        EntityRef target = relation.target();
        List<Argument> arguments = new ArrayList<>();
        // An import of that name would hide one of Python's own, or one that the template has.
        boolean hiding = (Builtins.isClass(target.name()) || written.contains(target.name()))
                && !target.app().equals(model.ref().app());
        boolean ambiguous = project.isAmbiguous(target) || hiding;
        if (ambiguous) {
            arguments.add(Expr.string(path(target)));
        }
        arguments.addAll(attribute.many() ? secondary(relation) : reference(attribute, relation));
        arguments.add(Expr.keyword("lazy", Expr.string("raise")));
        if (attribute.many()) {
            arguments.add(Expr.keyword("viewonly", Expr.TRUE));
        }
        Expr type = ambiguous ? module.use("typing", "Any") : Expr.string(annotation(attribute, target));
        if (attribute.many()) {
            type = module.builtin("list").subscript(type);
        }
        return Python.annotated(
                attribute.name(),
                module.use("sqlalchemy.orm", "Mapped").subscript(type),
                module.use("sqlalchemy.orm", "relationship").call(arguments),
                INDENT);
    }

    private String annotation(Attribute attribute, EntityRef target) {
        if (!target.app().equals(model.ref().app())) {
            typing.name("api." + target.app() + ".models", target.name());
        }
        return attribute.nullable() ? target.name() + " | None" : target.name();
    }

    private List<Argument> reference(Attribute attribute, RelationField relation) {
        List<Argument> arguments = new ArrayList<>();
        long ways = references(model, relation.target());
        boolean back = !relation.target().equals(model.ref())
                && project.models()
                        .find(relation.target())
                        .filter(target -> references(target, model.ref()) > 0)
                        .isPresent();
        boolean guarded = guarded().stream().anyMatch(key -> key.column().equals(attribute.column()));
        if (ways > 1 || back || guarded) {
            arguments.add(Expr.keyword("foreign_keys", Expr.string(path(model.ref()) + "." + attribute.attname())));
        }
        if (relation.target().equals(model.ref())) {
            arguments.add(Expr.keyword("remote_side", Expr.string(path(model.ref()) + ".id")));
        }
        return arguments;
    }

    private static long references(Model from, EntityRef to) {
        return from.attributes().stream()
                .filter(Attribute::reference)
                .filter(attribute -> attribute.relation().orElseThrow().target().equals(to))
                .count();
    }

    private List<Argument> secondary(RelationField relation) {
        JoinTable join = project.join(model, relation);
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.keyword("secondary", Expr.string(join.name())));
        if (relation.through().isPresent() || relation.target().equals(model.ref())) {
            arguments.add(Expr.keyword("primaryjoin", joined(model.ref(), join, join.owner())));
            arguments.add(Expr.keyword("secondaryjoin", joined(relation.target(), join, join.target())));
        }
        return arguments;
    }

    private Expr joined(EntityRef entity, JoinTable join, String column) {
        return Expr.string(path(entity) + ".id == " + join.name() + ".c." + column);
    }

    private String path(EntityRef ref) {
        return project.isAmbiguous(ref) ? "api." + ref.app() + ".models." + ref.name() : ref.name();
    }

    /** The join tables of the model's own lists. */
    List<String> joins() {
        return model.attributes().stream()
                .filter(attribute -> attribute.many() && attribute.origin() == Origin.DECLARED)
                .map(attribute -> attribute.relation().orElseThrow())
                .filter(relation -> relation.through().isEmpty())
                .map(relation -> JoinTable.of(model, relation))
                .map(this::join)
                .toList();
    }

    private String join(JoinTable join) {
        boolean guarded = project.guards().stream()
                .flatMap(guards -> guards.pairs().stream())
                .anyMatch(pairs -> pairs.join().equals(join));
        Expr call = (guarded ? module.use(TENANCY, "tenant_join") : module.use("api.common.tables", "join_table"))
                .call(
                        Expr.string(join.name()),
                        Expr.tuple(List.of(Expr.string(join.owner()), Expr.string(join.ownerTable() + ".id"))),
                        Expr.tuple(List.of(Expr.string(join.target()), Expr.string(join.targetTable() + ".id"))));
        return Python.assignment(variable(model, join.name()), call, 0);
    }

    /** What the table of a list is called in Python. */
    static String variable(Model model, String table) {
        String name = table.startsWith(model.ref().app() + "_")
                ? table.substring(model.ref().app().length() + 1)
                : table;
        return name + "_table";
    }

    /** Names that this module must not use for what it imports. */
    static Set<String> names(List<Model> models) {
        Set<String> names = new java.util.HashSet<>();
        for (Model model : models) {
            names.add(model.ref().name());
            model.attributes().forEach(attribute -> {
                names.add(attribute.name());
                names.add(attribute.attname());
                // What it leads to is imported for its annotation.
                attribute
                        .relation()
                        .ifPresent(relation -> names.add(relation.target().name()));
            });
        }
        return names;
    }
}
