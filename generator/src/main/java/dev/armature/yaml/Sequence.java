package dev.armature.yaml;

import dev.armature.problem.Location;
import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param items in order
 * @param flow whether it is written in brackets
 */
public record Sequence(List<Node> items, boolean flow, Location at, Span span) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public Optional<Sequence> asSequence() {
        return Optional.of(this);
    }
}
