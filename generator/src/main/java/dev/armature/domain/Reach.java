package dev.armature.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which entities references lead to, over others too. */
public final class Reach {
    private Reach() {}

    /**
     * An entity and all that can be come to from it.
     *
     * @param references where each entity leads at once; one that is not there leads nowhere
     */
    public static Set<EntityRef> of(EntityRef from, Map<EntityRef, List<EntityRef>> references) {
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            EntityRef next = open.pop();
            if (seen.add(next)) {
                references.getOrDefault(next, List.of()).forEach(open::push);
            }
        }
        return seen;
    }
}
