package dev.armature.schema;

import java.util.Optional;

/**
 * What Django's optimizer makes of two operations.
 *
 * @param result the one that stands for both
 * @param passed without a result: whether the first could as well come after the second
 */
public record Reduction(Optional<Operation> result, boolean passed) {
    /** The two change places at will. */
    static final Reduction PASSED = new Reduction(Optional.empty(), true);

    /** The two stay as they are. */
    static final Reduction BLOCKED = new Reduction(Optional.empty(), false);

    /** One operation for both. */
    static Reduction to(Operation result) {
        return new Reduction(Optional.of(result), false);
    }
}
