package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code queries.py} of an app.
 *
 * @param imports its imports
 * @param resources a statement for each entity that the API shows
 */
public record QueriesView(List<String> imports, List<String> resources) {
    public QueriesView {
        imports = List.copyOf(imports);
        resources = List.copyOf(resources);
    }
}
