package dev.armature.view.fastapi;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Entity;
import dev.armature.domain.ShortLists;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds what the tests know of each entity. */
final class ResourceBuilder {
    private static final int ENTRY = 4;

    private final Project project;
    private final PythonModule module = new PythonModule(Set.of());

    ResourceBuilder(Project project) {
        this.project = project;
    }

    ResourcesView view() {
        List<String> entities = project.domain()
                .entities()
                .filter(entity -> !entity.api().operations().isEmpty())
                .map(this::entity)
                .toList();
        module.use("collections.abc", "Awaitable");
        module.use("collections.abc", "Callable");
        module.use("dataclasses", "dataclass");
        module.use("typing", "Any");
        module.use("typing", "Final");
        module.use("typing", "get_type_hints");
        module.use("api.common.listing", "ListQuery");
        module.use("api.common.schemas", "Schema");
        if (project.domain().hasRoles()) {
            module.use("api.access", "Kind");
        } else {
            module.use("sqlalchemy.ext.asyncio", "AsyncSession");
        }
        if (project.domain().entities().anyMatch(Entity::sendsFiles)) {
            module.use("api.common.files", "Files");
        }
        return new ResourcesView(module.imports(), entities);
    }

    private String entity(Entity entity) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(entity.path()));
        boolean written = entity.api().has(Operation.CREATE) || entity.api().has(Operation.UPDATE);
        arguments.add(written ? schema(entity, "Body") : module.use("api.common.schemas", "Schema"));
        arguments.add(maker(project, module, entity));
        if (project.domain().hasRoles()) {
            Expr kinds = module.use("api.access", "KINDS");
            arguments.add(kinds.subscript(Expr.string(Model.table(entity.ref()))));
        }
        PythonModule unused = new PythonModule(Set.of());
        boolean own = entity.api().has(Operation.LIST)
                && !new QueryFields(project, unused, new Kinds(project, unused), project.model(entity.ref()))
                        .lines(entity)
                        .isEmpty();
        if (own) {
            arguments.add(Expr.keyword("query", schema(entity, "Query")));
        }
        if (entity.api().operations().size() < Operation.values().length) {
            List<Expr> operations = Arrays.stream(Operation.values())
                    .filter(entity.api()::has)
                    .map(operation -> Expr.string(operation.name().toLowerCase(Locale.ROOT)))
                    .toList();
            arguments.add(Expr.keyword("operations", Expr.call("frozenset", Expr.set(operations))));
        }
        List<String> shortLists = new ShortLists(project.domain()).of(entity);
        if (!shortLists.isEmpty()) {
            List<Expr> names = shortLists.stream().map(Expr::string).toList();
            arguments.add(Expr.keyword("short_lists", Expr.call("frozenset", Expr.set(names))));
        }
        if (entity.sendsFiles()) {
            List<Expr> files = entity.files().stream()
                    .filter(field ->
                            entity.api().has(Operation.GET) && entity.api().has(Operation.UPDATE))
                    .filter(field -> !field.options().readonly())
                    .map(field -> queries(entity, project.names().file(entity, field)))
                    .toList();
            arguments.add(Expr.keyword("files", Expr.tuple(files)));
        }
        return Python.entry(Expr.call("Entity", arguments), ENTRY);
    }

    /** What makes a row of the entity for the tests: a tenant sees its own row alone. */
    static Expr maker(Project project, PythonModule module, Entity entity) {
        return project.domain().isTenant(entity.ref())
                ? module.use("api.tests.tenants", "own_tenant")
                : module.use("api.factories", "make_" + project.variable(entity.ref()));
    }

    private Expr queries(Entity entity, String name) {
        String app = entity.ref().app();
        return module.library("api." + app + ".queries", app + "_queries", name);
    }

    private Expr schema(Entity entity, String suffix) {
        String app = entity.ref().app();
        return module.library(
                "api." + app + ".schemas", app + "_schemas", project.schemas().of(entity.ref()) + suffix);
    }
}
