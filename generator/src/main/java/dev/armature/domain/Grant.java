package dev.armature.domain;

import java.util.List;

/**
 * One thing that a role may do with the rows of an entity.
 *
 * @param permission view, add, change, delete, or a code name that the entity declares
 * @param own whether only with rows whose owner is the caller
 */
public record Grant(String permission, boolean own) implements Comparable<Grant> {
    /** What Django has a permission for by itself, in its order. */
    public static final List<String> USUAL = List.of("view", "add", "change", "delete");

    /** The code name of Django's permission: {@code view_review}, {@code change_own_review}, {@code publish_product}. */
    public String codename(EntityRef entity) {
        return Entity.codename(own ? permission + "_own" : permission, entity);
    }

    /** As a profile spells it. */
    @Override
    public String toString() {
        return own ? permission + " own" : permission;
    }

    @Override
    public int compareTo(Grant other) {
        int difference = Integer.compare(rank(), other.rank());
        if (difference == 0) {
            difference = permission.compareTo(other.permission);
        }
        return difference == 0 ? Boolean.compare(own, other.own) : difference;
    }

    private int rank() {
        int usual = USUAL.indexOf(permission);
        return usual < 0 ? USUAL.size() : usual;
    }
}
