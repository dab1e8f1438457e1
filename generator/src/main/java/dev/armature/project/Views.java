package dev.armature.project;

import dev.armature.domain.Domain;
import dev.armature.view.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the templates of one project see.
 *
 * @param shared variables that every template sees
 * @param scopes what a component with {@code each} is rendered for, by kind
 */
record Views(Map<String, Object> shared, Map<String, List<Scope>> scopes) {

    /** The views of a project. */
    static Views of(Domain domain) {
        Map<String, Object> shared = new TreeMap<>();
        Map<String, List<Scope>> scopes = new TreeMap<>();
        return new Views(shared, scopes);
    }
}
