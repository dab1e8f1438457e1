package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Model;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The route of an action.
 *
 * @param name the action
 * @param function what the route is called, and the variable of {@code queries.py} that stands for the action
 * @param operation its operation's id
 * @param address its name in addresses
 * @param access the decorator's lines that say who may call it
 * @param caller whether it sets who does it
 * @param call the statement that does it
 */
public record ActionRouteView(
        String name, String function, String operation, String address, String access, boolean caller, String call) {
    private static final String TABLES = "api.common.tables";

    /** The routes of an entity's actions, in declared order. */
    static List<ActionRouteView> of(Project project, Entity entity) {
        Domain domain = project.domain();
        return entity.admin().actions().stream()
                .map(action -> new ActionRouteView(
                        action.name(),
                        project.names().action(entity, action),
                        project.operations().action(entity, action),
                        action.name().replace('_', '-'),
                        RouteAccess.line(domain, entity, action.name()),
                        !action.callers().isEmpty(),
                        call(project, entity, action)))
                .toList();
    }

    private static String call(Project project, Entity entity, AdminAction action) {
        boolean roles = project.domain().hasRoles();
        String caller = action.callers().isEmpty() ? "" : roles ? " access.caller.id" : " user.id";
        List<Expr> arguments = Arrays.stream(("session row match" + caller).split(" ", -1))
                .map(Expr::name)
                .toList();
        return Python.awaited(
                "return ", Expr.call("queries." + project.names().action(entity, action) + ".run", arguments), 4);
    }

    /** The statement that makes it. */
    static String statement(Project project, PythonModule module, Model model, Entity entity, AdminAction action) {
        Expr owner = module.own("api." + entity.ref().app(), "models", entity.name());
        List<Map.Entry<Expr, Expr>> values = new ArrayList<>();
        action.values()
                .forEach((field, value) ->
                        values.add(new SimpleEntry<>(Expr.string(field), value(module, model, field, value))));
        List<Argument> arguments = new ArrayList<>(List.of(Expr.name(Project.rows(entity)), Expr.dict(values)));
        action.when()
                .ifPresent(when -> arguments.add(when.condition().accept(new SelectionCode(module, model, owner))));
        if (!action.callers().isEmpty()) {
            List<Expr> names = action.callers().stream().map(Expr::string).toList();
            arguments.add(Expr.keyword("callers", Expr.tuple(names)));
        }
        Expr call = module.use("api.common.actions", "Action").call(arguments);
        return Python.assignment(project.names().action(entity, action), call, 0);
    }

    /** The value that a field gets, or the function that makes it. */
    static Expr value(PythonModule module, Model model, String field, Optional<Default> value) {
        if (value.isEmpty()) {
            return Expr.NONE;
        }
        ValueField known = model.attribute(field).value().orElseThrow();
        return switch (value.get().kind()) {
            case NOW -> module.use(TABLES, "now");
            case TODAY -> module.use(TABLES, "today");
            default -> new Values(module).of(known.type(), value.get().text());
        };
    }
}
