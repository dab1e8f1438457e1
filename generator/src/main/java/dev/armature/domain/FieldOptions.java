package dev.armature.domain;

import java.util.Optional;

/**
 * What every field has, whatever its type.
 *
 * @param label what people read for its name; absent: from the name
 * @param help a sentence for forms and the API's documentation, may be empty
 * @param optional may be absent: NULL, or an empty string for text-like types that are not unique
 * @param unique no two rows share a value
 * @param scoped whether that holds for the rows of one tenant only, by a rule of the entity
 * @param index has an index of its own
 * @param readonly set by the system, never by a client
 * @param defaultValue what it holds when nobody says
 * @param was the name it had before a rename
 */
public record FieldOptions(
        Optional<String> label,
        String help,
        boolean optional,
        boolean unique,
        boolean scoped,
        boolean index,
        boolean readonly,
        Optional<Default> defaultValue,
        Optional<String> was) {

    /** Whether the column alone keeps rows apart. */
    public boolean uniqueColumn() {
        return unique && !scoped;
    }

    /** Whether it is the reference to the tenant that a row or a user belongs to. */
    public boolean tenant() {
        return defaultValue
                .filter(value -> value.kind() == Default.Kind.CURRENT_TENANT)
                .isPresent();
    }

    /** The same, unique within a tenant where it is unique. */
    public FieldOptions withinTenant() {
        return new FieldOptions(label, help, optional, unique, unique, index, readonly, defaultValue, was);
    }
}
