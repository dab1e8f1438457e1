package dev.armature.domain;

/**
 * What surrounds the code.
 *
 * @param containers whether Dockerfiles and a Compose file are rendered
 * @param ci which CI service
 * @param python the lowest supported minor version of Python 3, 11 or more
 */
public record Delivery(boolean containers, Ci ci, int python) {
    /** A CI service. */
    public enum Ci {
        GITHUB,
        GITLAB,
        NONE
    }
}
