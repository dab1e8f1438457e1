package dev.armature.blueprint;

import java.util.List;
import java.util.Set;

/**
 * What goes into an architecture.
 *
 * <pre>{@code
 * blueprint: hybrid
 * summary: Django with admin and FastAPI share one PostgreSQL behind nginx.
 * components:
 *   - {use: django, into: core}
 *   - {use: containers, when: [containers], unless: [mounted]}
 * }</pre>
 *
 * @param name the architecture's name
 * @param summary one sentence
 * @param uses its components, in the order of the tour
 */
public record Blueprint(String name, String summary, List<Use> uses) {
    public Blueprint {
        uses = List.copyOf(uses);
    }

    /** What a project has of it, by the words that are true of it. */
    public List<Use> usesFor(Set<String> words) {
        return uses.stream().filter(use -> use.condition().holds(words)).toList();
    }

    /**
     * A component in a blueprint.
     *
     * @param component what is rendered
     * @param into the directory that it is rendered into, empty for the root
     * @param condition when it is there
     */
    public record Use(Component component, String into, Condition condition) {}
}
