package dev.armature.profile;

import dev.armature.domain.App;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.problem.Location;
import java.util.HashMap;
import java.util.Map;

/** Finds two entities of an app whose routes fall together. */
final class Routes {
    private final Declared declared;
    private final Findings findings;

    Routes(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    void check(Domain domain) {
        domain.apps().forEach(this::check);
    }

    private void check(App app) {
        Map<String, Entity> routes = new HashMap<>();
        for (Entity entity : app.entities()) {
            if (declared.isBroken(entity.name())) {
                continue;
            }
            Entity before = routes.putIfAbsent(entity.plural(), entity);
            // Names that differ in capitals only need one table too, and are told of there.
            if (before != null && !before.name().equalsIgnoreCase(entity.name())) {
                EntitySource source = declared.get(entity.ref());
                Location at = source.body().word("plural").orElse(source.name()).at();
                String message = entity.name() + " and " + before.name() + " would both answer at /api/v1/"
                        + (app.name() + "/" + entity.plural()).replace('_', '-');
                findings.error("url-clash", at, message, "give one of them another plural");
            }
        }
    }
}
