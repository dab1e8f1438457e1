package dev.armature.yaml;

import dev.armature.problem.Location;
import java.util.Optional;

/** A value of a YAML document, with its place. */
public sealed interface Node permits Scalar, Sequence, Mapping {
    /** Where it begins. */
    Location at();

    /** What a person calls this kind of value. */
    String kind();

    /** Where its text begins and ends in the source. */
    Span span();

    /** The node, when it is a single value. */
    default Optional<Scalar> asScalar() {
        return Optional.empty();
    }

    /** The node, when it is a list. */
    default Optional<Sequence> asSequence() {
        return Optional.empty();
    }

    /** The node, when it is a mapping. */
    default Optional<Mapping> asMapping() {
        return Optional.empty();
    }

    /** Whether nothing was written, or {@code null} or {@code ~}. */
    default boolean isNothing() {
        return false;
    }
}
