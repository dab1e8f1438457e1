package dev.armature.view.fastapi;

import java.util.List;

/**
 * A list that tests go through, {@code tests/resources.py} or {@code tests/actions.py}.
 *
 * @param imports its imports
 * @param entities an entry for each entity, or action, that the tests make rows for
 */
public record ResourcesView(String imports, List<String> entities) {
    public ResourcesView {
        entities = List.copyOf(entities);
    }
}
