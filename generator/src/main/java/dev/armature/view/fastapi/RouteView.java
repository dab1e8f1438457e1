package dev.armature.view.fastapi;

import java.util.List;

/**
 * The routes of an entity.
 *
 * @param name the entity
 * @param schema what the names of its schemas begin with
 * @param snake its name in functions
 * @param plural the name of several in functions and variables
 * @param one what people call a row, with its article
 * @param words what people call a row
 * @param many what people call several
 * @param router the statement that makes its router
 * @param lockedRow the statement that names the type of a row that is about to change
 * @param operation the beginning of its operations' ids
 * @param key what its keys are in addresses
 * @param query the parameters of its lists
 * @param asked the parameter that holds them
 * @param included the statement that adds its router to the app's
 * @param list whether there are lists
 * @param get whether a row is read
 * @param create whether rows are made
 * @param update whether rows are changed
 * @param delete whether rows are deleted
 * @param locked whether a row is held while something is done with it
 * @param caller whether a row can belong to whoever makes it
 * @param calls what its routes call
 * @param access who may call them
 * @param files the routes of its files
 * @param actions the routes of its actions
 */
public record RouteView(
        String name,
        String schema,
        String snake,
        String plural,
        String one,
        String words,
        String many,
        String router,
        String lockedRow,
        String operation,
        String key,
        String query,
        String asked,
        String included,
        boolean list,
        boolean get,
        boolean create,
        boolean update,
        boolean delete,
        boolean locked,
        boolean caller,
        RouteCalls calls,
        RouteAccess access,
        List<FileRouteView> files,
        List<ActionRouteView> actions) {
    public RouteView {
        files = List.copyOf(files);
        actions = List.copyOf(actions);
    }
}
