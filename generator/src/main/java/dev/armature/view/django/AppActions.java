package dev.armature.view.django;

import dev.armature.django.ActionCode;
import dev.armature.domain.AdminAction;
import dev.armature.domain.App;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Models;
import dev.armature.view.django.ActionsView.CasesView;
import dev.armature.view.django.AppView.ActionView;
import dev.armature.view.fastapi.ActionSamples;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with the rows of an app beyond changing them: its module {@code actions.py} and who reads that. */
final class AppActions {
    private static final int BODY = 4;
    /** As long as the name of a method can be where its parameters fit on the same line. */
    private static final int LONGEST = 42;

    private AppActions() {}

    static boolean has(App app) {
        return app.entities().stream().anyMatch(Entity::hasActions);
    }

    /** What the module calls an action. */
    private static String name(Entity entity, AdminAction action) {
        return Entity.codename(action.name(), entity.ref());
    }

    static ActionsView view(Domain domain, Models models, App app) {
        ImportBlock imports = new ImportBlock(domain).from(app.name(), "models").from("common.actions", "Action");
        List<String> statements = new ArrayList<>();
        for (Entity entity : app.entities()) {
            ActionCode code = new ActionCode(models.find(entity.ref()).orElseThrow());
            for (AdminAction action : entity.admin().actions()) {
                List<Map.Entry<Expr, Expr>> values = new ArrayList<>();
                action.values()
                        .forEach((field, value) -> values.add(
                                new SimpleEntry<>(Expr.string(field), imports.noted(code.value(field, value)))));
                List<Argument> arguments = new ArrayList<>(
                        List.of(Lines.model(entity.name()), Expr.string(action.name()), Expr.dict(values)));
                code.when(action).ifPresent(when -> arguments.add(imports.noted(when)));
                if (!action.callers().isEmpty()) {
                    arguments.add(Expr.keyword("callers", Lines.tuple(action.callers())));
                }
                statements.add(Python.assignment(name(entity, action), Expr.call("Action", arguments), 0));
            }
        }
        return new ActionsView(imports.text(), statements);
    }

    /** The actions on the page of an entity, where it has some. */
    static Optional<String> offered(Entity entity) {
        List<Expr> names = entity.admin().actions().stream()
                .map(action -> Expr.name(name(entity, action)))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Python.assignment("row_actions", Expr.tuple(names), BODY));
    }

    /** Imports the actions of an entity. */
    static void imported(Entity entity, ImportBlock imports) {
        entity.admin().actions().forEach(action -> imports.from(entity.ref().app() + ".actions", name(entity, action)));
    }

    /** The methods of an entity's view set. */
    static List<ActionView> routes(Entity entity) {
        return entity.admin().actions().stream()
                .map(action -> new ActionView(
                        decorator(action),
                        action.name(),
                        action.name().length() > LONGEST,
                        Python.returned(Expr.call("self.run", Expr.name(name(entity, action))), 2 * BODY)))
                .toList();
    }

    private static String decorator(AdminAction action) {
        // One character stands for another: the line must be as long as it will be.
        Expr call = Expr.call(
                "_action",
                Expr.keyword("detail", Expr.TRUE),
                Expr.keyword("methods", Expr.list(List.of(Expr.string("post")))),
                Expr.keyword("url_path", Expr.string(Words.kebab(action.name()))),
                Expr.keyword("doing", Expr.string(action.name())));
        return "@" + Python.statement(call, BODY).substring(1);
    }

    /** What the tests know of every action. */
    static CasesView cases(Domain domain, Models models) {
        ImportBlock imports = new ImportBlock(domain)
                .from("collections.abc", "Mapping")
                .from("dataclasses", "dataclass", "field")
                .from("typing", "Any")
                .module("pytest")
                .from("django.db", "models")
                .from("common.actions", "Action")
                .from("common.tests.bakery", "make");
        List<String> cases = new ArrayList<>();
        for (App app : domain.apps()) {
            if (has(app)) {
                imports.aliased(app.name(), "actions", app.name() + "_actions");
            }
            for (Entity entity : app.entities()) {
                ActionCode code = new ActionCode(models.find(entity.ref()).orElseThrow());
                for (AdminAction action : entity.admin().actions()) {
                    List<Argument> arguments = new ArrayList<>();
                    arguments.add(Expr.name(app.name() + "_actions." + name(entity, action)));
                    arguments.add(Expr.string(entity.answersActions() ? "/api/v1" + entity.path() : ""));
                    ActionSamples samples = ActionSamples.of(entity, action);
                    if (!samples.any()) {
                        arguments.add(Expr.keyword("ready", row(code, samples.ready(), imports)));
                        if (samples.refused().isPresent()) {
                            arguments.add(Expr.keyword("refused", row(code, samples.refused(), imports)));
                        }
                    }
                    cases.add(Python.entry(Expr.call("Case", arguments), BODY));
                }
            }
        }
        return new CasesView(imports.text(), cases);
    }

    private static Expr row(ActionCode code, Optional<Map<String, Optional<String>>> row, ImportBlock imports) {
        List<Map.Entry<Expr, Expr>> values = new ArrayList<>();
        row.ifPresent(fields -> fields.forEach((field, value) -> values.add(
                new SimpleEntry<>(Expr.string(field), imports.noted(code.value(field, value.map(Default::literal)))))));
        return row.isPresent() ? Expr.dict(values) : Expr.NONE;
    }
}
