package dev.armature.view.django;

import dev.armature.domain.Domain;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What shown fields lead to, and what the names of those rows lead to in turn: read with one query. */
final class Paths {
    private final Domain domain;
    private final Set<String> paths = new LinkedHashSet<>();

    Paths(Domain domain) {
        this.domain = domain;
    }

    /** Adds what a field leads to; nothing for a value. */
    void follow(Field field) {
        follow("", field, new ArrayList<>());
    }

    private void follow(String before, Field field, List<EntityRef> seen) {
        if (!(field instanceof RelationField relation) || seen.contains(relation.target())) {
            return;
        }
        seen.add(relation.target());
        String path = before + relation.name();
        paths.add(path);
        domain.entity(relation.target())
                .flatMap(target -> target.display().flatMap(target::field))
                .ifPresent(display -> follow(path + "__", display, seen));
    }

    List<String> all() {
        return List.copyOf(paths);
    }
}
