package dev.armature.domain;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose rows are kept apart.
 *
 * @param by the entity whose rows are the tenants
 * @param field the reference to it that each row of a tenant has, and each user may have
 * @param shared the entities whose rows belong to nobody
 */
public record Tenancy(EntityRef by, String field, SortedSet<EntityRef> shared) {
    public Tenancy {
        shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
    }

    /** Whether each row of an entity belongs to a tenant; the tenants themselves and users do not. */
    public boolean holds(EntityRef entity) {
        return !entity.equals(by) && !shared.contains(entity) && !entity.app().equals(EntityRef.USER.app());
    }
}
