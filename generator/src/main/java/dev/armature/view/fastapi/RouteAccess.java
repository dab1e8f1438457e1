package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Role;
import dev.armature.python.Expr;
import dev.armature.python.Python;

/**
 * What the routes of an entity say about who may call them: each the lines of a decorator's arguments.
 *
 * @param list for lists
 * @param get for a row
 * @param create for a new row
 * @param update for a change
 * @param delete for a deletion
 */
public record RouteAccess(String list, String get, String create, String update, String delete) {

    /** Who may call the routes of an entity. */
    static RouteAccess of(Domain domain, Entity entity) {
        if (!domain.hasRoles()) {
            String readers = "dependencies=READERS,";
            String editors = "dependencies=EDITORS,";
            return new RouteAccess(readers, readers, editors, editors, editors);
        }
        String view = line(domain, entity, "view");
        return new RouteAccess(
                view,
                view,
                line(domain, entity, "add"),
                line(domain, entity, "change"),
                line(domain, entity, "delete"));
    }

    private static String line(Domain domain, Entity entity, String action) {
        Expr allowed = Expr.call("may", Expr.string(action), Expr.name("queries." + Project.rows(entity)));
        String line = Python.entry(Expr.keyword("dependencies", allowed), 4);
        boolean open = domain.roles().stream()
                .filter(role -> role.name().equals(Role.PUBLIC))
                .anyMatch(role -> role.may(entity.ref(), action));
        return open ? line + "\n    openapi_extra=FOR_EVERYBODY," : line;
    }
}
