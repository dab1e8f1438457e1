package dev.armature.domain;

/** A field of an entity: a value or a relation. */
public sealed interface Field permits ValueField, RelationField {
    /** Its name in snake_case; for a reference the column is {@code name_id}. */
    String name();

    /** What it has whatever its type. */
    FieldOptions options();

    /** Whether it holds an empty text where nobody says anything: optional texts do, NULL where they are unique too. */
    default boolean holdsEmptyText() {
        return false;
    }
}
