package dev.armature.view.fastapi;

import dev.armature.python.Imports;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What {@code routes.py} imports, which depends on the operations that its entities have. */
record RouteImports(String app, List<RouteView> entities, boolean roles) {
    private static final String OPEN = "FOR_EVERYBODY";
    private static final String ROUTING = "api.common.routing";

    String text() {
        Imports imports = new Imports(Set.of("api"));
        imports.name("fastapi", "APIRouter");
        if (entities.isEmpty()) {
            return imports.text();
        }
        boolean reading = any(view -> view.list() || view.get());
        imports.name(ROUTING, "router_of").name("api.database", "SessionDep");
        String own = "api." + app;
        imports.name(own, "queries");
        boolean acting = any(view -> !view.actions().isEmpty());
        add(imports, reading || acting || any(view -> view.create() || view.update()), own, "schemas");
        add(imports, any(RouteView::locked), own, "models");
        add(imports, any(RouteView::locked), "typing", "Annotated");
        add(imports, any(RouteView::locked), "fastapi", "Depends");
        String dependencies = "api.accounts.dependencies";
        add(imports, roles, dependencies, "AccessDep");
        add(imports, roles, dependencies, "may");
        add(imports, !roles && reading, dependencies, "READERS");
        add(imports, !roles && any(view -> view.create() && isMade(view)), dependencies, "MAKERS");
        boolean edited = any(view -> view.locked() || (view.create() && !isMade(view)));
        add(imports, !roles && edited, dependencies, "EDITORS");
        boolean caller = any(view -> (view.caller() && (view.create() || view.update()))
                || view.actions().stream().anyMatch(ActionRouteView::caller));
        add(imports, !roles && caller, dependencies, "CurrentUser");
        add(imports, any(this::isOpen), ROUTING, "FOR_EVERYBODY");
        lists(imports);
        add(imports, any(RouteView::get), ROUTING, "FOR_ROW");
        add(imports, any(RouteView::create), ROUTING, "FOR_NEW");
        add(imports, any(RouteView::create), ROUTING, "LocationDep");
        add(imports, any(RouteView::update), ROUTING, "FOR_CHANGE");
        add(imports, any(RouteView::delete), ROUTING, "FOR_DELETE");
        add(imports, acting, "api.common.actions", "FOR_ACTION");
        add(imports, any(RouteView::locked), "api.common.conditions", "PreconditionDep");
        files(imports);
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

    /** Whether new rows belong to the tenant of who makes them. */
    private static boolean isMade(RouteView view) {
        return view.access().create().contains("MAKERS");
    }

    /** Whether somebody who is not signed in may call one of the routes that there are. */
    private boolean isOpen(RouteView view) {
        RouteAccess access = view.access();
        return (view.list() && access.list().contains(OPEN))
                || (view.get() && access.get().contains(OPEN))
                || (view.create() && access.create().contains(OPEN))
                || (view.update() && access.update().contains(OPEN))
                || (view.delete() && access.delete().contains(OPEN))
                || view.actions().stream().anyMatch(action -> action.access().contains(OPEN));
    }

    private void files(Imports imports) {
        List<FileRouteView> files =
                entities.stream().flatMap(view -> view.files().stream()).toList();
        boolean given = files.stream().anyMatch(FileRouteView::get);
        boolean taken = files.stream().anyMatch(FileRouteView::replace);
        String module = "api.common.files";
        add(imports, !files.isEmpty(), module, "MediaDep");
        for (String name : List.of("SeenDep", "any_type")) {
            add(imports, given, module, name);
        }
        add(imports, given, "fastapi", "Response");
        add(imports, given, "fastapi.responses", "FileResponse");
        add(imports, taken, module, "sized");
        for (String name : List.of("FILE_BODY", "FILE_FOR_EVERYBODY")) {
            add(
                    imports,
                    files.stream()
                            .anyMatch(file -> file.replace() && file.replacing().contains(name)),
                    module,
                    name);
        }
        for (FileRouteView file : files) {
            add(imports, file.get(), module, file.answer());
            add(imports, file.replace(), module, "IncomingDep");
        }
        add(imports, taken, ROUTING, "FOR_CHANGE");
        add(imports, files.stream().anyMatch(FileRouteView::delete), ROUTING, "FOR_DELETE");
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
