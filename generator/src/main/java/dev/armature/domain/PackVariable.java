package dev.armature.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a pack asks the profile for.
 *
 * @param name the key below {@code variables}
 * @param type what its value may be
 * @param fallback the value where the profile says nothing; absent: the profile must say one
 * @param values the words that a string is chosen from; empty: any text
 * @param help what it is for, one sentence, or empty
 */
public record PackVariable(
        String name, VariableType type, Optional<PackValue> fallback, List<String> values, String help) {
    public PackVariable {
        values = List.copyOf(values);
    }
}
