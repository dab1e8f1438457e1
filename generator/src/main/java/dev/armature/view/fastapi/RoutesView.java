package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code routes.py} of an app.
 *
 * @param imports its imports
 * @param entities the routes of each entity that the API shows
 */
public record RoutesView(String imports, List<RouteView> entities) {
    public RoutesView {
        entities = List.copyOf(entities);
    }
}
