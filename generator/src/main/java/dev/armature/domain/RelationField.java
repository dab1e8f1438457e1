package dev.armature.domain;

import java.util.Optional;

/**
 * A field that leads to rows of another entity.
 *
 * @param name snake_case
 * @param kind a reference, a unique reference, or many
 * @param target where it leads; its own entity for {@code self}
 * @param through the declared join of a {@code many}
 * @param onDelete what happens to this row when the other one goes; for {@code many} meaningless (CASCADE)
 * @param related the name of the way back; absent: Django's {@code entity_set}
 * @param options what every field has
 */
public record RelationField(
        String name,
        Kind kind,
        EntityRef target,
        Optional<EntityRef> through,
        OnDelete onDelete,
        Optional<String> related,
        FieldOptions options)
        implements Field {

    /** How many rows lead to how many. */
    public enum Kind {
        /** A foreign key. */
        REF,
        /** A unique foreign key. */
        ONE,
        /** A join table. */
        MANY
    }

    /** What happens to a row when the row that it leads to is deleted. */
    public enum OnDelete {
        CASCADE,
        PROTECT,
        RESTRICT,
        SET_NULL
    }
}
