package dev.armature.view.fastapi;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Entity;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.OrderTerm;
import dev.armature.python.Expr;
import dev.armature.python.Operator;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.view.BenchView;
import dev.armature.view.fastapi.UsualView.FillingView;
import dev.armature.view.fastapi.UsualView.FilterView;
import dev.armature.view.fastapi.UsualView.KeyView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the list that {@code make bench} measures ours against: entities of the ORM into a response's model. */
final class UsualBuilder {
    private static final int INDENT = 4;

    private final Project project;

    UsualBuilder(Project project) {
        this.project = project;
    }

    UsualView view() {
        Optional<Entity> entity = BenchView.entity(project.domain());
        return entity.map(it -> new Module(project, it).view()).orElseGet(UsualBuilder::nothing);
    }

    private static UsualView nothing() {
        PythonModule module = new PythonModule(Set.of());
        common(module);
        return new UsualView(
                module.imports(),
                List.of(),
                List.of(),
                false,
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                new FillingView("", "", "", Optional.empty()));
    }

    /** What the module imports whatever there is to measure. */
    private static void common(PythonModule module) {
        module.imported("asyncio");
        module.imported("os");
        module.written("fastapi", "APIRouter");
        module.written("fastapi", "FastAPI");
        module.written("api", "main");
    }

    /** The module, about one entity. */
    private static final class Module {
        private final Project project;
        private final Entity entity;
        private final Model model;
        private final PythonModule module;
        private final SortedMap<String, KeyView> keys = new TreeMap<>();

        Module(Project project, Entity entity) {
            this.project = project;
            this.entity = entity;
            this.model = project.model(entity.ref());
            Set<String> names = new HashSet<>();
            model.attributes().forEach(attribute -> names.addAll(List.of(attribute.name(), attribute.attname())));
            this.module = new PythonModule(names);
        }

        UsualView view() {
            List<String> fields = model.attributes().stream().map(this::field).toList();
            Expr rows = module.use("sqlalchemy", "select").call(modelClass());
            List<Expr> joined = model.attributes().stream()
                    .filter(Attribute::many)
                    .map(many -> module.use("sqlalchemy.orm", "selectinload").call(column(many)))
                    .toList();
            rows = joined.isEmpty() ? rows : rows.attribute("options").call(joined);
            String counted = Python.assignment("COUNT", counted(), 0);
            Optional<FilterView> filter = BenchView.filter(entity).map(it -> filter(model.attribute(it.name())));
            return new UsualView(
                    imports(),
                    List.copyOf(keys.values()),
                    fields,
                    model.attributes().stream().anyMatch(Module::isBinary),
                    Python.assignment("ROWS", rows, 0),
                    counted,
                    Python.assignment("ORDER", Expr.tuple(order()), 0),
                    search(),
                    filter,
                    BenchView.isOpen(project.domain(), entity) ? "" : ", dependencies=SIGNED_IN",
                    key(entity.key()).toString(),
                    filling());
        }

        private FillingView filling() {
            PythonModule own = new PythonModule(Set.of());
            String app = "api." + entity.ref().app();
            String make = "factories.make_" + project.variable(entity.ref());
            Expr resource = own.own(app, "queries", Project.rows(entity));
            Optional<String> body = Optional.of(entity)
                    .filter(it -> it.api().has(Operation.CREATE))
                    .map(it -> own.own(app, "schemas", project.schemas().of(it.ref()) + "Body")
                            .toString());
            List.of("asyncio", "json", "sys").forEach(own::imported);
            own.use("pathlib", "Path");
            own.use("typing", "Any");
            own.use("sqlalchemy", "insert");
            own.use("sqlalchemy", "select");
            own.use("sqlalchemy.ext.asyncio", "AsyncSession");
            own.use("api", "factories");
            own.use("api.accounts", "passwords");
            own.use("api.accounts.models", "User");
            own.use("api.common.engine", "create_engine");
            own.use("api.database", "create_sessions");
            own.use("api.settings", "get_settings");
            if (project.domain().tenancy().isPresent()) {
                own.use("api.common.tenancy", "act_for");
            }
            return new FillingView(own.imports(), make, resource.toString(), body);
        }

        private String imports() {
            common(module);
            module.written("typing", "Any");
            module.written("pydantic", "BaseModel");
            module.written("pydantic", "ConfigDict");
            module.written("api.database", "SessionDep");
            if (!entity.api().search().isEmpty()) {
                module.written("sqlalchemy", "or_");
            }
            if (!BenchView.isOpen(project.domain(), entity)) {
                module.written("fastapi", "Depends");
                module.written("api.accounts.dependencies", "current_user");
            }
            if (project.domain().mounted()) {
                module.written("starlette.types", "ASGIApp");
                module.written("api", "mounted");
            }
            return module.imports();
        }

        private Expr counted() {
            Expr count = module.use("sqlalchemy", "func").attribute("count").call();
            return module.use("sqlalchemy", "select")
                    .call(count)
                    .attribute("select_from")
                    .call(modelClass());
        }

        private Expr modelClass() {
            return module.own("api." + entity.ref().app(), "models", entity.name());
        }

        private Expr column(Attribute attribute) {
            return modelClass().attribute(attribute.attname());
        }

        private Expr key(Key key) {
            return key == Key.UUID ? module.use("uuid", "UUID") : module.builtin("int");
        }

        private static boolean isBinary(Attribute attribute) {
            return attribute
                    .value()
                    .filter(field -> field.type() == FieldType.BINARY)
                    .isPresent();
        }

        private String field(Attribute attribute) {
            Expr type = new Columns(project, module).annotation(attribute);
            if (attribute.many()) {
                Key kind = project.key(attribute.relation().orElseThrow().target());
                String name = kind == Key.UUID ? "UuidKey" : "BigintKey";
                keys.put(name, new KeyView(name, type.toString()));
                type = module.builtin("list").subscript(Expr.name(name));
            }
            return Python.annotated(attribute.attname(), attribute.nullable() ? type.or(Expr.NONE) : type, INDENT);
        }

        private List<Expr> order() {
            List<Expr> order = new ArrayList<>();
            for (OrderTerm term : entity.order()) {
                Expr column = column(model.attribute(term.field()));
                order.add(term.descending() ? column.attribute("desc").call() : column);
            }
            order.add(modelClass().attribute("id"));
            return order;
        }

        private FilterView filter(Attribute attribute) {
            Expr annotation = module.use("typing", "Annotated")
                    .subscript(
                            new Columns(project, module).annotation(attribute).or(Expr.NONE),
                            module.use("fastapi", "Query").call(Expr.keyword("alias", Expr.string(attribute.name()))));
            Expr asked = column(attribute).operation(Operator.EQUAL, Expr.name("found"));
            return new FilterView(
                    Python.parameter("found", annotation, Optional.of(Expr.NONE), INDENT),
                    Python.assignment("asked", asked, 2 * INDENT));
        }

        private Optional<String> search() {
            List<Expr> columns = entity.api().search().stream()
                    .map(name -> column(model.attribute(name)))
                    .toList();
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Python.assignment("SEARCHED", Expr.tuple(columns), 0));
        }
    }
}
