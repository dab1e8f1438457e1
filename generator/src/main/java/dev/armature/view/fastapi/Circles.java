package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Reach;
import dev.armature.domain.RelationField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The required references that lead back to where they start: a row needs one of itself before there is one. */
final class Circles {
    private final Map<EntityRef, List<EntityRef>> needed = new HashMap<>();
    private final Map<EntityRef, Set<EntityRef>> reached = new HashMap<>();

    Circles(Domain domain) {
        domain.entities().forEach(entity -> needed.put(entity.ref(), new ArrayList<>(targets(entity))));
        // What needs nothing that is left is in no circle; few domains leave anything.
        needed.remove(EntityRef.USER);
        boolean shrunk = true;
        while (shrunk) {
            needed.values().forEach(targets -> targets.removeIf(target -> !needed.containsKey(target)));
            shrunk = needed.values().removeIf(List::isEmpty);
        }
    }

    /** The references that a row cannot do without, beside that to its tenant, which nobody sets. */
    static List<RelationField> required(Entity entity) {
        return needs(entity).filter(relation -> !relation.options().tenant()).toList();
    }

    /** Whether the entity's rows need one of themselves. */
    boolean hold(Entity entity) {
        return required(entity).stream().anyMatch(relation -> hold(entity, relation));
    }

    /** Whether the reference is a part of a circle. */
    boolean hold(Entity entity, RelationField relation) {
        return needed.containsKey(entity.ref())
                && needed.containsKey(relation.target())
                && reached.computeIfAbsent(relation.target(), from -> Reach.of(from, needed))
                        .contains(entity.ref());
    }

    /** Its tenant among them: a tenant that needs one of its own rows needs itself. */
    private static List<EntityRef> targets(Entity entity) {
        return needs(entity).map(RelationField::target).toList();
    }

    private static Stream<RelationField> needs(Entity entity) {
        return entity.fields().stream()
                .filter(RelationField.class::isInstance)
                .map(RelationField.class::cast)
                .filter(relation -> relation.kind() != RelationField.Kind.MANY
                        && !relation.options().optional());
    }
}
