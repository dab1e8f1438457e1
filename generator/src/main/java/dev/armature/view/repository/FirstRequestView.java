package dev.armature.view.repository;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;

/**
 * What the README shows of the API first.
 *
 * @param login what the superuser of {@code make demo} signs in with
 * @param path a list that has rows then, or who is signed in where there is no list
 */
public record FirstRequestView(String login, String path) {
    static FirstRequestView of(Domain domain) {
        boolean username = domain.user().hasUsername();
        return new FirstRequestView(
                username ? "admin" : "admin@example.org",
                domain.entities()
                        .filter(entity -> entity.api().has(Operation.LIST))
                        .findFirst()
                        .map(Entity::path)
                        .orElse("/auth/me"));
    }
}
