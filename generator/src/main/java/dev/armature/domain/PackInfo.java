package dev.armature.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a pack says of itself.
 *
 * @param name such as {@code corner-house}
 * @param version such as {@code 1.2.0}
 * @param variables what it asks the profile for, in declared order
 */
public record PackInfo(String name, String version, List<PackVariable> variables) {
    public PackInfo {
        variables = List.copyOf(variables);
    }

    /** The variable of that name. */
    public Optional<PackVariable> variable(String wanted) {
        return variables.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }
}
