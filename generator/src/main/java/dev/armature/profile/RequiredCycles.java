package dev.armature.profile;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.Reach;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.RelationField.OnDelete;
import dev.armature.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds entities that need a row of themselves before there is one. The API cannot make such rows, so its create is off.
 */
final class RequiredCycles {
    private final Domain domain;
    private final Declared declared;
    private final Findings findings;
    /** What a row of each entity needs a row of. */
    private final Map<EntityRef, List<EntityRef>> required = new HashMap<>();

    RequiredCycles(Domain domain, Declared declared, Findings findings) {
        this.domain = domain;
        this.declared = declared;
        this.findings = findings;
    }

    /** The domain without the operations that cannot work. */
    Domain resolved() {
        domain.entities().forEach(entity -> required.put(entity.ref(), targets(entity)));
        return domain.with(this::resolved);
    }

    private Entity resolved(Entity entity) {
        for (Field field : entity.fields()) {
            if (field instanceof RelationField relation
                    && isRequired(relation)
                    && Reach.of(relation.target(), required).contains(entity.ref())
                    && entity.api().has(Operation.CREATE)) {
                Location at = declared.get(entity.ref())
                        .field(field.name())
                        .orElseThrow()
                        .name()
                        .at();
                String message = "a row of " + entity.name() + " needs one before it through " + field.name()
                        + ": the API cannot create any, so create is off";
                findings.warning("required-cycle", at, message);
                return entity.with(entity.api().without(Operation.CREATE));
            }
        }
        return entity;
    }

    private static List<EntityRef> targets(Entity entity) {
        List<EntityRef> targets = new ArrayList<>();
        for (Field field : entity.fields()) {
            if (field instanceof RelationField relation && isRequired(relation)) {
                targets.add(relation.target());
            }
        }
        return targets;
    }

    private static boolean isRequired(RelationField relation) {
        boolean filled = relation.options()
                .defaultValue()
                .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                .isPresent();
        // A required one that says set_null was told of: it wants to be optional.
        boolean told = relation.onDelete() == OnDelete.SET_NULL;
        return relation.kind() != Kind.MANY && !relation.options().optional() && !filled && !told;
    }
}
