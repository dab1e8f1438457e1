package dev.armature.profile;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.OperationIds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds entities that the API's document, and whatever is made from it, could not tell apart. */
final class OperationNames {
    private final Declared declared;
    private final Findings findings;

    OperationNames(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    void check(Domain domain) {
        List<Entity> known = domain.entities()
                .filter(entity -> !declared.isBroken(entity.name()))
                .filter(entity -> !entity.api().operations().isEmpty())
                .toList();
        OperationIds ids = OperationIds.of(known.stream());
        Map<String, EntityRef> owners = new HashMap<>();
        Map<String, EntityRef> schemas = new HashMap<>();
        Set<String> tables = new HashSet<>();
        for (Entity entity : known) {
            EntityRef alike = schemas.putIfAbsent(Entity.withApp(entity.ref()), entity.ref());
            // Two whose tables fall together were told of already.
            boolean told = !tables.add(entity.ref().app() + entity.ref().name().toLowerCase(Locale.ROOT));
            for (String id : ids.all(entity).toList()) {
                EntityRef before = owners.putIfAbsent(id, entity.ref());
                if (before != null && !told) {
                    tell(entity.ref(), before, "an operation " + id);
                    told = true;
                }
            }
            if (alike != null && !told) {
                tell(entity.ref(), alike, "a schema " + Entity.withApp(entity.ref()));
            }
        }
    }

    private void tell(EntityRef later, EntityRef before, String both) {
        String message = later.equals(before)
                ? "the API of " + later + " would have " + both + " twice"
                : "the APIs of " + before + " and " + later + " would both have " + both;
        findings.error("name-clash", declared.get(later).name().at(), message, "rename one of them");
    }
}
