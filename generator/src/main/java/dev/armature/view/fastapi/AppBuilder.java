package dev.armature.view.fastapi;

import dev.armature.domain.ApiOptions;
import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.App;
import dev.armature.domain.Entity;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.OperationIds;
import dev.armature.domain.OrderTerm;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Imports;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.JoinTable;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the modules of one app. */
final class AppBuilder {
    private final Project project;
    private final App app;
    private final List<Entity> shown;

    /** Those with schemas: tenants are made by a command where there is no admin, whatever the API has of them. */
    private final List<Entity> described;

    AppBuilder(Project project, App app) {
        this.project = project;
        this.app = app;
        this.shown = app.entities().stream()
                .filter(entity -> !entity.api().operations().isEmpty())
                .toList();
        this.described = app.entities().stream()
                .filter(entity -> !entity.api().operations().isEmpty() || project.hasCommand(entity))
                .toList();
    }

    AppModules view() {
        return new AppModules(app.name(), models(), schemas(), queries(), routes());
    }

    private ModelsView models() {
        List<Model> models = app.entities().stream()
                .map(entity -> project.model(entity.ref()))
                .toList();
        PythonModule module = new PythonModule(ModelBuilder.names(models));
        Imports typing = new Imports(Set.of("api"));
        List<ModelView> views = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        for (Entity entity : app.entities()) {
            ModelBuilder builder = new ModelBuilder(project, module, project.model(entity.ref()), typing);
            views.add(builder.view(entity));
            joins.addAll(builder.joins());
        }
        List<String> checked = typing.text().isEmpty()
                ? List.of()
                : typing.text().lines().map(line -> "    " + line).toList();
        if (!checked.isEmpty()) {
            module.use("typing", "TYPE_CHECKING");
        }
        return new ModelsView(module.blocks(), checked, views, joins);
    }

    private SchemasView schemas() {
        Set<String> names = new HashSet<>();
        for (Entity entity : described) {
            for (String suffix : List.of("Row", "Body", "Patch", "Query")) {
                names.add(project.schemas().of(entity.ref()) + suffix);
            }
            project.model(entity.ref()).attributes().forEach(attribute -> names.add(attribute.name()));
        }
        PythonModule module = new PythonModule(names);
        List<SchemaView> views = described.stream()
                .map(entity -> new SchemaBuilder(project, module, project.model(entity.ref())).view(entity))
                .toList();
        String schemas = "api.common.schemas";
        String row = used(module, !views.isEmpty(), schemas, "Row");
        String body = used(module, views.stream().anyMatch(SchemaView::written), schemas, "Schema");
        String partial = used(module, views.stream().anyMatch(SchemaView::patched), schemas, "partial");
        boolean queried = views.stream().anyMatch(view -> !view.query().isEmpty());
        String query = used(module, queried, "api.common.listing", "ListQuery");
        return new SchemasView(module.blocks(), row, body, query, partial, views);
    }

    private static String used(PythonModule module, boolean used, String source, String name) {
        return used ? module.use(source, name).toString() : "";
    }

    private QueriesView queries() {
        Set<String> names = described.stream().map(Entity::plural).collect(Collectors.toSet());
        PythonModule module = new PythonModule(names);
        List<String> resources = described.stream()
                .flatMap(entity -> Stream.of(
                                Stream.of(resource(module, entity)), files(module, entity), actions(module, entity))
                        .flatMap(statements -> statements))
                .toList();
        return new QueriesView(module.blocks(), resources);
    }

    private String resource(PythonModule module, Entity entity) {
        String parent = "api." + app.name();
        Model model = project.model(entity.ref());
        List<Argument> arguments = new ArrayList<>();
        arguments.add(module.own(parent, "models", entity.name()));
        arguments.add(module.own(parent, "schemas", project.schemas().of(entity.ref()) + "Row"));
        List<Map.Entry<Expr, Expr>> joins = model.attributes().stream()
                .filter(Attribute::many)
                .map(attribute -> Map.entry(Expr.string(attribute.name()), join(module, model, attribute)))
                .toList();
        if (!joins.isEmpty()) {
            arguments.add(Expr.keyword("joins", Expr.dict(joins)));
        }
        if (!entity.order().isEmpty()) {
            String order = entity.order().stream().map(OrderTerm::toString).collect(Collectors.joining(","));
            arguments.add(Expr.keyword("order", Expr.string(order)));
        }
        strings("search", entity.api().search()).ifPresent(arguments::add);
        strings("callers", SchemaBuilder.callers(model)).ifPresent(arguments::add);
        Expr call = module.use("api.common.resource", "Resource").call(arguments);
        return Python.assignment(Project.rows(entity), call, 0);
    }

    private Stream<String> files(PythonModule module, Entity entity) {
        return (entity.sendsFiles() ? entity.files() : List.<ValueField>of())
                .stream().map(field -> {
                    String directory = project.model(entity.ref()).directory(field.name());
                    List<Argument> arguments = new ArrayList<>(List.of(
                            Expr.name(Project.rows(entity)), Expr.string(field.name()), Expr.string(directory)));
                    if (field.type() == FieldType.IMAGE) {
                        arguments.add(Expr.keyword("image", Expr.TRUE));
                    }
                    Expr call = module.use("api.common.files", "Files").call(arguments);
                    return Python.assignment(project.names().file(entity, field), call, 0);
                });
    }

    private Stream<String> actions(PythonModule module, Entity entity) {
        Model model = project.model(entity.ref());
        return entity.admin().actions().stream()
                .map(action -> ActionRouteView.statement(project, module, model, entity, action));
    }

    private static Optional<Argument> strings(String name, List<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Expr.keyword(
                        name, Expr.tuple(values.stream().map(Expr::string).toList())));
    }

    private Expr join(PythonModule module, Model model, Attribute attribute) {
        JoinTable join = project.join(model, attribute.relation().orElseThrow());
        Expr source = attribute
                .relation()
                .orElseThrow()
                .through()
                .map(through -> through.app().equals(app.name())
                        ? module.own("api." + app.name(), "models", through.name())
                        : module.library("api." + through.app() + ".models", through.app() + "_models", through.name()))
                .orElseGet(() -> module.own("api." + app.name(), "models", ModelBuilder.variable(model, join.name())));
        return module.use("api.common.resource", "Join")
                .call(source, Expr.string(join.owner()), Expr.string(join.target()));
    }

    private RoutesView routes() {
        List<RouteView> views = shown.stream().map(this::route).toList();
        return new RoutesView(
                new RouteImports(app.name(), views, project.domain().hasRoles()).text(), views);
    }

    private RouteView route(Entity entity) {
        String snake = Project.snake(entity.name());
        String words = Project.words(snake);
        ApiOptions api = entity.api();
        Model model = project.model(entity.ref());
        PythonModule unused = new PythonModule(Set.of());
        boolean own = !new QueryFields(project, unused, new Kinds(project, unused), model)
                .lines(entity)
                .isEmpty();
        String query = own ? "schemas." + project.schemas().of(entity.ref()) + "Query" : "ListQuery";
        boolean update = api.has(Operation.UPDATE);
        boolean delete = api.has(Operation.DELETE);
        boolean caller = !SchemaBuilder.callers(model).isEmpty();
        return new RouteView(
                entity.name(),
                project.schemas().of(entity.ref()),
                snake,
                Project.rows(entity),
                Project.one(words),
                words,
                Project.words(entity.plural()),
                router(entity),
                lockedRow(entity.name(), snake),
                OperationIds.entity(entity.ref()),
                entity.key() == Key.UUID ? "UuidKey" : "BigintKey",
                query,
                asked(query),
                Python.statement(Expr.call("router.include_router", Expr.name(Project.rows(entity) + "_router")), 0),
                api.has(Operation.LIST),
                api.has(Operation.GET),
                api.has(Operation.CREATE),
                update,
                delete,
                update || delete || entity.hasActions(),
                caller,
                RouteCalls.of(entity, caller, project.domain().hasRoles()),
                RouteAccess.of(project.domain(), entity),
                FileRouteView.of(project, entity),
                ActionRouteView.of(project, entity));
    }

    private static String asked(String query) {
        Expr type = Expr.name("Annotated").subscript(Expr.name(query), Expr.call("Query"));
        return Python.parameter("query", type, Optional.empty(), 4);
    }

    private static String router(Entity entity) {
        Expr made = Expr.call("router_of", Expr.string(entity.path()), Expr.string(entity.name()));
        return Python.assignment(Project.rows(entity) + "_router", made, 0);
    }

    private static String lockedRow(String name, String snake) {
        Expr type = Expr.name("Annotated")
                .subscript(Expr.name("models." + name), Expr.call("Depends", Expr.name("locked_" + snake)));
        return Python.assignment("Locked" + name, type, 0);
    }
}
