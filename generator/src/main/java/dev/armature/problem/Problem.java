package dev.armature.problem;

import java.util.Optional;

/**
 * One thing that is wrong, said to the user.
 *
 * @param severity whether it stops the run
 * @param code a stable id in kebab-case, listed in docs/problems.md
 * @param at where; absent when no place in a file is to blame (a directory, the disk)
 * @param message what and why, one or two plain sentences
 * @param suggestion what to do next or the nearest valid word
 */
public record Problem(
        Severity severity, String code, Optional<Location> at, String message, Optional<String> suggestion) {

    /** An error at a place in a file. */
    public static Problem error(String code, Location at, String message) {
        return new Problem(Severity.ERROR, code, Optional.of(at), message, Optional.empty());
    }

    /** A warning at a place in a file. */
    public static Problem warning(String code, Location at, String message) {
        return new Problem(Severity.WARNING, code, Optional.of(at), message, Optional.empty());
    }

    /** An error that no place in a file is to blame for. */
    public static Problem error(String code, String message) {
        return new Problem(Severity.ERROR, code, Optional.empty(), message, Optional.empty());
    }

    /** The same problem with advice. */
    public Problem suggest(String advice) {
        return new Problem(severity, code, at, message, Optional.of(advice));
    }
}
