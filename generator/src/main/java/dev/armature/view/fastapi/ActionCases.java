package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Default;
import dev.armature.domain.Entity;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Model;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds what the tests know of each action. */
final class ActionCases {
    private static final int ENTRY = 4;

    private final Project project;
    private final PythonModule module = new PythonModule(Set.of());

    ActionCases(Project project) {
        this.project = project;
    }

    /** An entry for each action of an entity whose rows the tests can make. */
    ResourcesView view() {
        List<String> entries = project.domain()
                .entities()
                .filter(Entity::answersActions)
                .flatMap(entity -> entity.admin().actions().stream().map(action -> entry(entity, action)))
                .toList();
        for (String name : List.of("Awaitable", "Callable", "Mapping")) {
            module.use("collections.abc", name);
        }
        module.use("dataclasses", "dataclass");
        module.use("dataclasses", "field");
        module.use("typing", "Any");
        module.use("typing", "Final");
        module.imported("pytest");
        module.use("sqlalchemy", "true");
        module.use("sqlalchemy.ext.asyncio", "AsyncSession");
        module.use("api.common.actions", "Action");
        if (project.domain().hasRoles()) {
            module.use("api.access", "Kind");
        }
        return new ResourcesView(module.imports(), entries);
    }

    private String entry(Entity entity, AdminAction action) {
        List<Argument> arguments = new ArrayList<>();
        String app = entity.ref().app();
        arguments.add(module.library(
                "api." + app + ".queries", app + "_queries", project.names().action(entity, action)));
        arguments.add(Expr.string(entity.path()));
        arguments.add(Expr.string(action.name()));
        arguments.add(ResourceBuilder.maker(project, module, entity));
        if (project.domain().hasRoles()) {
            Expr kinds = module.use("api.access", "KINDS");
            arguments.add(kinds.subscript(Expr.string(Model.table(entity.ref()))));
        }
        ActionSamples samples = ActionSamples.of(entity, action);
        if (!samples.any()) {
            arguments.add(Expr.keyword("ready", row(entity, samples.ready())));
            if (samples.refused().isPresent()) {
                arguments.add(Expr.keyword("refused", row(entity, samples.refused())));
            }
        }
        return Python.entry(Expr.call("Case", arguments), ENTRY);
    }

    private Expr row(Entity entity, Optional<Map<String, Optional<String>>> row) {
        Model model = project.model(entity.ref());
        List<Map.Entry<Expr, Expr>> values = new ArrayList<>();
        row.ifPresent(fields -> fields.forEach((field, value) -> values.add(new SimpleEntry<>(
                Expr.string(model.attribute(field).attname()),
                value.map(text -> ActionRouteView.value(module, model, field, Optional.of(Default.literal(text))))
                        .orElseGet(() ->
                                Samples.nothing(module, entity.field(field).orElseThrow()))))));
        return row.isPresent() ? Expr.dict(values) : Expr.NONE;
    }
}
