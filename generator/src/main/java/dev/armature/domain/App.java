package dev.armature.domain;

import java.util.List;

/**
 * One bounded context: a Django app, a FastAPI package.
 *
 * @param name snake_case
 * @param serve which half of a hybrid answers its API
 * @param entities in declared order
 */
public record App(String name, Serve serve, List<Entity> entities) {
    public App {
        entities = List.copyOf(entities);
    }
}
