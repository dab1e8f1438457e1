package dev.armature.profile;

import dev.armature.domain.EntityRef;
import java.util.HashMap;
import java.util.Map;

/** Finds two things that were the same one: its rows can go to one of them only. */
final class Renames {
    private final Findings findings;
    private final Map<String, Word> apps = new HashMap<>();
    private final Map<EntityRef, Word> entities = new HashMap<>();
    private final Map<EntityRef, Map<String, Word>> fields = new HashMap<>();

    Renames(Findings findings) {
        this.findings = findings;
    }

    void app(Word name, Word was) {
        once(apps, was.text(), name, was);
    }

    void entity(EntityRef ref, Word name, Word was) {
        once(entities, new EntityRef(ref.app(), was.text()), name, was);
    }

    void field(EntityRef owner, Word name, Word was) {
        once(fields.computeIfAbsent(owner, key -> new HashMap<>()), was.text(), name, was);
    }

    private <K> void once(Map<K, Word> seen, K key, Word name, Word was) {
        Word first = seen.putIfAbsent(key, name);
        if (first != null) {
            String message =
                    first.text() + " was " + was.text() + " already: " + name.text() + " cannot have been it too";
            findings.error("duplicate-value", was.at(), message, "delete one of the two");
        }
    }
}
