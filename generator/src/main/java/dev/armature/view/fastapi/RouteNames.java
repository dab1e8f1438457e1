package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.App;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.ValueField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What actions and files of entities are called in {@code routes.py} and {@code queries.py}.
 *
 * @param taken the names that two things of an app would have; no name of a profile has two underscores in a row, so
 *     such a name, put between, tells them apart
 */
record RouteNames(Map<String, Set<String>> taken) {
    /** What {@code routes.py} imports, of two words as the names of actions are. */
    private static final List<String> IMPORTED = List.of("any_type", "router_of");

    static RouteNames of(Domain domain) {
        Map<String, Set<String>> taken = new HashMap<>();
        domain.apps().forEach(app -> taken.put(app.name(), twice(app)));
        return new RouteNames(taken);
    }

    /** {@code publish_product}. */
    String action(Entity entity, AdminAction action) {
        String owner = Project.snake(entity.name());
        String usual = action.name() + "_" + owner;
        return taken(entity).contains(usual) ? action.name() + "__" + owner : usual;
    }

    /** {@code product_cover}, which routes are called after: {@code get_product_cover}. */
    String file(Entity entity, ValueField field) {
        String owner = Project.snake(entity.name());
        String usual = owner + "_" + field.name();
        // An action may have the name with one pair of underscores.
        return filed(usual).anyMatch(taken(entity)::contains) ? owner + "__" + field.name() + "__file" : usual;
    }

    private Set<String> taken(Entity entity) {
        return taken.getOrDefault(entity.ref().app(), Set.of());
    }

    private static Set<String> twice(App app) {
        Set<String> seen = new TreeSet<>(IMPORTED);
        Set<String> twice = new TreeSet<>();
        app.entities().stream()
                .flatMap(RouteNames::names)
                .filter(name -> !seen.add(name))
                .forEach(twice::add);
        return twice;
    }

    private static Stream<String> names(Entity entity) {
        String snake = Project.snake(entity.name());
        Stream<String> usual = Stream.concat(
                Stream.of("locked", "get", "create", "replace", "update", "delete")
                        .map(verb -> verb + "_" + snake),
                Stream.of("list_" + entity.plural(), Project.rows(entity), Project.rows(entity) + "_router"));
        Stream<String> files = entity.files().stream().flatMap(field -> filed(snake + "_" + field.name()));
        Stream<String> actions = entity.admin().actions().stream().map(action -> action.name() + "_" + snake);
        return Stream.of(usual, files, actions).flatMap(names -> names);
    }

    private static Stream<String> filed(String name) {
        return Stream.of(name, "get_" + name, "replace_" + name, "delete_" + name);
    }
}
