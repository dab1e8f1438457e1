package dev.armature.yaml;

/** A range of characters of a {@link SourceText}: from the first one to the one after the last. */
public record Span(int from, int to) {
    /** Whether {@code index} lies in it. */
    public boolean holds(int index) {
        return from <= index && index < to;
    }
}
