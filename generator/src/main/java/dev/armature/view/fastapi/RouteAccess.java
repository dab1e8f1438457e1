package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
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
        String view = line(domain, entity, "view");
        return new RouteAccess(
                view,
                view,
                line(domain, entity, "add"),
                line(domain, entity, "change"),
                line(domain, entity, "delete"));
    }

    /** The lines of a route that does this with an entity's rows. */
    static String line(Domain domain, Entity entity, String action) {
        String line = Python.entry(Expr.keyword("dependencies", allowed(domain, entity, action)), 4);
        return domain.isOpen(entity.ref(), action) ? line + "\n    openapi_extra=FOR_EVERYBODY," : line;
    }

    /** The dependencies of a route that does this with an entity's rows. */
    static Expr allowed(Domain domain, Entity entity, String action) {
        if (!domain.hasRoles()) {
            boolean made = action.equals("add") && domain.hasTenant(entity.ref());
            return Expr.name(action.equals("view") ? "READERS" : made ? "MAKERS" : "EDITORS");
        }
        return Expr.call("may", Expr.string(action), Expr.name("queries." + Project.rows(entity)));
    }
}
