package dev.armature.domain;

import java.util.List;
import java.util.Optional;

/**
 * One bounded context: a Django app, a FastAPI package.
 *
 * @param name snake_case
 * @param serve which half of a hybrid answers its API
 * @param entities in declared order
 * @param was the name it had before a rename
 */
public record App(String name, Serve serve, List<Entity> entities, Optional<String> was) {
    public App {
        entities = List.copyOf(entities);
    }
}
