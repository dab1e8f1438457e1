package dev.armature.domain;

import java.util.List;

/** An index over several fields. */
public record Index(List<OrderTerm> terms) {
    public Index {
        terms = List.copyOf(terms);
    }
}
