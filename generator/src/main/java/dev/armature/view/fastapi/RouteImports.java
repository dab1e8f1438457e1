package dev.armature.view.fastapi;

import dev.armature.python.Imports;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What {@code routes.py} imports, which depends on the operations that its entities have. */
record RouteImports(String app, List<RouteView> entities) {
    private static final String ROUTING = "api.common.routing";

    String text() {
        Imports imports = new Imports(Set.of("api"));
        imports.name("fastapi", "APIRouter");
        if (entities.isEmpty()) {
            return imports.text();
        }
        boolean reading = any(view -> view.list() || view.get());
        boolean writing = any(view -> view.create() || view.locked());
        imports.name(ROUTING, "entity_router").name("api.database", "SessionDep");
        String own = "api." + app;
        imports.name(own, "queries");
        add(imports, any(view -> view.list() || view.get() || view.create() || view.update()), own, "schemas");
        add(imports, any(RouteView::locked), own, "models");
        add(imports, any(RouteView::locked), "typing", "Annotated");
        add(imports, any(RouteView::locked), "fastapi", "Depends");
        String dependencies = "api.accounts.dependencies";
        add(imports, reading, dependencies, "READERS");
        add(imports, writing, dependencies, "EDITORS");
        add(imports, any(view -> view.caller() && (view.create() || view.update())), dependencies, "CurrentUser");
        lists(imports);
        add(imports, any(RouteView::get), ROUTING, "FOR_ROW");
        add(imports, any(RouteView::create), ROUTING, "FOR_NEW");
        add(imports, any(RouteView::create), ROUTING, "LocationDep");
        add(imports, any(RouteView::update), ROUTING, "FOR_CHANGE");
        add(imports, any(RouteView::delete), ROUTING, "FOR_DELETE");
        add(imports, any(RouteView::locked), "api.common.conditions", "PreconditionDep");
        entities.stream()
                .filter(view -> view.get() || view.locked())
                .forEach(view -> imports.name(ROUTING, view.key()));
        return imports.text();
    }

    private void lists(Imports imports) {
        if (any(RouteView::list)) {
            imports.name("typing", "Annotated")
                    .name("fastapi", "Query")
                    .name("fastapi", "Request")
                    .name(ROUTING, "FOR_LIST")
                    .name("api.common.schemas", "Page");
            add(
                    imports,
                    any(view -> view.list() && view.query().equals("ListQuery")),
                    "api.common.listing",
                    "ListQuery");
        }
    }

    private boolean any(Predicate<RouteView> condition) {
        return entities.stream().anyMatch(condition);
    }

    private static void add(Imports imports, boolean used, String module, String name) {
        if (used) {
            imports.name(module, name);
        }
    }
}
