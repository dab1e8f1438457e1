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

    /**
     * A component in a blueprint.
     *
     * @param component what is rendered
     * @param into the directory that it is rendered into, empty for the root
     * @param when features that must all be there
     * @param unless features of which none may be there
     */
    public record Use(Component component, String into, Set<String> when, Set<String> unless) {
        public Use {
            when = Set.copyOf(when);
            unless = Set.copyOf(unless);
        }

        /** Whether it is rendered for a project with these features. */
        public boolean appliesTo(Set<String> features) {
            return features.containsAll(when) && unless.stream().noneMatch(features::contains);
        }
    }
}
