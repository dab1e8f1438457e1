package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code tests/resources.py}.
 *
 * @param imports its imports
 * @param entities an entry for each entity that the tests make rows of
 */
public record ResourcesView(String imports, List<String> entities) {
    public ResourcesView {
        entities = List.copyOf(entities);
    }
}
