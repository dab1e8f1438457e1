package dev.armature.yaml;

import dev.armature.problem.Location;
import java.util.List;
import java.util.Optional;

/**
 * Keys with values; no key is there twice.
 *
 * @param entries in order
 * @param flow whether it is written in braces
 */
public record Mapping(List<Entry> entries, boolean flow, Location at, Span span) implements Node {
    public Mapping {
        entries = List.copyOf(entries);
    }

    /** A key and its value. */
    public record Entry(Scalar key, Node value) {}

    /** The entry of that key. */
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public Optional<Mapping> asMapping() {
        return Optional.of(this);
    }
}
