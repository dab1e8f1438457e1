package dev.armature.profile;

import dev.armature.domain.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every entity that the profile declares, and the user: what relations can lead to. */
final class Declared {
    private final Map<EntityRef, EntitySource> entities = new LinkedHashMap<>();
    private final Set<String> brokenNames;
    private final Findings findings;

    /** These entities; a relation to one of the broken names is no error of its own. */
    Declared(List<EntitySource> sources, Set<String> brokenNames, Findings findings) {
        sources.forEach(source -> entities.put(source.ref(), source));
        this.brokenNames = Set.copyOf(brokenNames);
        this.findings = findings;
    }

    /** The same entities, with errors told elsewhere. */
    Declared quietly(Findings elsewhere) {
        return new Declared(List.copyOf(entities.values()), brokenNames, elsewhere);
    }

    Iterable<EntitySource> all() {
        return entities.values();
    }

    EntitySource get(EntityRef ref) {
        EntitySource source = entities.get(ref);
        if (source == null) {
            throw new IllegalArgumentException("not declared: " + ref);
        }
        return source;
    }

    /** Whether an entity of that name is written, but not in order, which is told elsewhere. */
    boolean isBroken(String name) {
        return brokenNames.contains(name);
    }

    /** What a relation of {@code from} leads to: {@code self}, {@code User}, {@code Entity} or {@code app.Entity}. */
    Optional<EntityRef> resolve(Word name, EntityRef from) {
        String text = name.text();
        if (text.equals("self")) {
            return Optional.of(from);
        }
        if (text.equals("User")) {
            return Optional.of(EntityRef.USER);
        }
        if (brokenNames.contains(text) || brokenNames.contains(text.replaceFirst("^.*\\.", ""))) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        EntityRef full = dot < 0
                ? new EntityRef(from.app(), text)
                : new EntityRef(text.substring(0, dot), text.substring(dot + 1));
        if (entities.containsKey(full)) {
            return Optional.of(full);
        }
        List<EntityRef> elsewhere = entities.keySet().stream()
                .filter(ref -> dot < 0 && ref.name().equals(text))
                .toList();
        if (elsewhere.size() == 1) {
            return Optional.of(elsewhere.get(0));
        }
        if (text.equalsIgnoreCase("self")) {
            findings.error("unknown-entity", name.at(), "there is no entity " + text, "self");
        } else if (elsewhere.isEmpty()) {
            findings.unknown("unknown-entity", name, "there is no entity " + text, names(from, dot >= 0));
        } else {
            String message = "there is an entity " + text + " in more than one app";
            findings.error("ambiguous-entity", name.at(), message, elsewhere.get(0) + " or " + elsewhere.get(1));
        }
        return Optional.empty();
    }

    private List<String> names(EntityRef from, boolean full) {
        List<String> names = new ArrayList<>();
        for (EntityRef ref : entities.keySet()) {
            if (brokenNames.contains(ref.name())) {
                continue;
            }
            boolean near = ref.app().equals(from.app()) || ref.equals(EntityRef.USER);
            names.add(near && !full ? ref.name() : ref.toString());
        }
        return names;
    }
}
