package dev.armature.profile;

import dev.armature.problem.Location;
import dev.armature.yaml.Scalar;

/** A word of the profile and where it stands. */
record Word(String text, Location at) {
    static Word of(Scalar scalar) {
        return new Word(scalar.text(), scalar.at());
    }

    boolean is(String other) {
        return text.equals(other);
    }
}
