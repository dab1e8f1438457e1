package dev.armature.view;

import java.util.Map;

/**
 * One thing that a template is rendered for: the whole repository, an app, an entity, a migration.
 *
 * @param key tells this scope from others of its kind, such as {@code catalog}; empty for the whole repository
 * @param path what {@code {app}} and its like in a template's path become
 * @param variables what the template sees beside the shared variables
 */
public record Scope(String key, Map<String, String> path, Map<String, Object> variables) {
    /** The whole repository: shared variables only. */
    public static final Scope REPOSITORY = new Scope("", Map.of(), Map.of());

    public Scope {
        path = Map.copyOf(path);
        variables = Map.copyOf(variables);
    }
}
