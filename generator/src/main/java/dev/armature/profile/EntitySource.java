package dev.armature.profile;

import dev.armature.domain.EntityRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An entity as written, or the user.
 *
 * @param ref its full name
 * @param name where it is named
 * @param body its keys
 * @param fields those whose form is right
 * @param fieldNames all that are there, so that a wrong field is told of once and not wherever it is named
 */
record EntitySource(EntityRef ref, Word name, Section body, List<FieldSource> fields, Set<String> fieldNames) {
    EntitySource {
        fields = List.copyOf(fields);
        fieldNames = Set.copyOf(fieldNames);
    }

    boolean isUser() {
        return ref.equals(EntityRef.USER);
    }

    boolean timestamps() {
        return !isUser()
                && body.word("timestamps").filter(word -> word.is("true")).isPresent();
    }

    Optional<FieldSource> field(String field) {
        return fields.stream().filter(source -> source.name().is(field)).findFirst();
    }
}
