package dev.armature.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An entity's routes.
 *
 * @param operations which of the five there are; empty hides the entity
 * @param filter fields that lists can be filtered by
 * @param search fields that {@code search} looks into
 * @param order fields that lists can be ordered by
 */
public record ApiOptions(Set<Operation> operations, List<String> filter, List<String> search, List<String> order) {
    public ApiOptions {
        operations = Set.copyOf(operations);
        filter = List.copyOf(filter);
        search = List.copyOf(search);
        order = List.copyOf(order);
    }

    /** Whether there is a route for {@code operation}. */
    public boolean has(Operation operation) {
        return operations.contains(operation);
    }

    /** The same routes without those of some operations. */
    public ApiOptions without(Operation... gone) {
        Set<Operation> left = EnumSet.noneOf(Operation.class);
        left.addAll(operations);
        List.of(gone).forEach(left::remove);
        return new ApiOptions(left, filter, search, order);
    }

    /** What a client can ask for. */
    public enum Operation {
        LIST,
        GET,
        CREATE,
        UPDATE,
        DELETE
    }
}
