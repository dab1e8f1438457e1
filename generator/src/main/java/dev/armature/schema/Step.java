package dev.armature.schema;

import dev.armature.domain.EntityRef;
import java.util.List;
import java.util.Set;

/**
 * An operation before it has a place in a migration.
 *
 * @param operation what is done
 * @param models what has to be made before
 * @param fields which of the model's own fields have to be there before
 */
record Step(Operation operation, List<EntityRef> models, Set<String> fields) {
    Step {
        models = List.copyOf(models);
        fields = Set.copyOf(fields);
    }

    /** Whether this one makes {@code model}. */
    boolean makes(EntityRef model) {
        return operation instanceof Operation.CreateModel && operation.model().equals(model);
    }

    /** Whether this one has to wait for {@code other}, of the same app. */
    boolean waitsFor(Step other) {
        if (models.stream().anyMatch(other::makes)) {
            return true;
        }
        return other.operation instanceof Operation.AddField added
                && added.model().equals(operation.model())
                && fields.contains(added.attribute().name());
    }
}
