package dev.armature.blueprint;

import java.util.Set;

/**
 * When something is there.
 *
 * @param when words that must all hold
 * @param unless words of which none may hold
 */
public record Condition(Set<String> when, Set<String> unless) {
    /** Holds always. */
    public static final Condition NONE = new Condition(Set.of(), Set.of());

    public Condition {
        when = Set.copyOf(when);
        unless = Set.copyOf(unless);
    }

    /** Whether it holds for a project of which these words are true. */
    public boolean holds(Set<String> words) {
        return words.containsAll(when) && unless.stream().noneMatch(words::contains);
    }
}
