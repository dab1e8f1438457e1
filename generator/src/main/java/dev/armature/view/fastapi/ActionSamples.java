package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Entity;
import java.util.Map;
import java.util.Optional;

/**
 * Rows to try an action with: what their fields hold; empty: nothing.
 *
 * @param ready a row that it may change; absent: no such row was found
 * @param refused a row that it may not change; absent: there is none, or none was found
 */
public record ActionSamples(
        Optional<Map<String, Optional<String>>> ready, Optional<Map<String, Optional<String>>> refused) {

    /** The rows for an action of an entity. */
    public static ActionSamples of(Entity entity, AdminAction action) {
        return new ActionSamples(
                CheckSolver.solve(entity, action, true),
                action.when().flatMap(when -> CheckSolver.solve(entity, action, false)));
    }

    /** Whether any row will do. */
    public boolean any() {
        return ready.filter(Map::isEmpty).isPresent() && refused.isEmpty();
    }
}
