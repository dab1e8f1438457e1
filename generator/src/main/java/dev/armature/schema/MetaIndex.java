package dev.armature.schema;

import dev.armature.domain.OrderTerm;
import java.util.List;

/** An index of {@code Meta.indexes}, over fields and under the name that Django gives it. */
public record MetaIndex(String name, List<OrderTerm> terms) {
    public MetaIndex {
        terms = List.copyOf(terms);
    }
}
