package dev.armature.yaml;

import dev.armature.problem.Location;
import java.util.Optional;

/** A single value: always text, whatever YAML would make of it. */
public final class Scalar implements Node {
    private final String text;
    private final boolean plain;
    private final Span span;
    private final SourceText source;
    private final int[] places;

    /**
     * A value as read.
     *
     * @param text what it says
     * @param plain whether it stands without quotes
     * @param span where it is written
     * @param source what it is written in
     * @param places the index in the source of each {@code char} of the text, and of its end
     */
    Scalar(String text, boolean plain, Span span, SourceText source, int[] places) {
        this.text = text;
        this.plain = plain;
        this.span = span;
        this.source = source;
        this.places = places;
    }

    /** What it says, quotes and escapes undone. */
    public String text() {
        return text;
    }

    /** Whether it stands without quotes. */
    public boolean isPlain() {
        return plain;
    }

    /** The place of a part of the text, by its {@code char}s. */
    public Location at(int from, int to) {
        return source.at(places[from], Math.max(places[from] + 1, places[to]));
    }

    @Override
    public Location at() {
        return source.at(span.from(), span.to());
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public String kind() {
        return isNothing() ? "nothing" : "a single value";
    }

    @Override
    public Optional<Scalar> asScalar() {
        return Optional.of(this);
    }

    @Override
    public boolean isNothing() {
        return plain && (text.isEmpty() || text.equals("~") || text.matches("null|Null|NULL"));
    }
}
