package dev.armature.profile;

import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Grant;
import dev.armature.domain.Role;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a role may do with the rows of an entity, or of all entities of an app. */
final class GrantsReader {
    private static final String ALL = "all";
    private static final int LONGEST = 100;

    private final String role;
    private final String target;
    private final List<Entity> entities;
    private final Findings findings;

    GrantsReader(String role, String target, List<Entity> entities, Findings findings) {
        this.role = role;
        this.target = target;
        this.entities = List.copyOf(entities);
        this.findings = findings;
    }

    Map<EntityRef, NavigableSet<Grant>> read(Node value) {
        Map<EntityRef, NavigableSet<Grant>> grants = new TreeMap<>();
        if (value.asScalar().filter(word -> word.text().equals(ALL)).isPresent()) {
            entities.forEach(entity ->
                    known(entity).forEach(permission -> add(grants, entity, new Grant(permission, false))));
            return grants;
        }
        if (value.asSequence().isEmpty()) {
            String message = target + " must be all or a list of permissions, not " + value.kind();
            String advice = value.asScalar()
                    .filter(word -> !value.isNothing() && !word.text().equalsIgnoreCase(ALL))
                    .map(word -> target + ": [" + word.text() + "]")
                    .orElse(target + ": all");
            findings.error("wrong-kind", value.at(), message, advice);
            return grants;
        }
        List<Grant> before = new ArrayList<>();
        for (Node item : value.asSequence().orElseThrow().items()) {
            if (item.asScalar().isEmpty()) {
                findings.error("wrong-kind", item.at(), "a permission must be a single value, not " + item.kind());
            }
            item.asScalar().flatMap(word -> grant(word, before)).ifPresent(grant -> {
                before.add(grant);
                entities.stream()
                        .filter(entity -> known(entity).contains(grant.permission()))
                        .forEach(entity -> add(grants, entity, grant));
            });
        }
        return grants;
    }

    private static void add(Map<EntityRef, NavigableSet<Grant>> grants, Entity entity, Grant grant) {
        grants.computeIfAbsent(entity.ref(), ref -> new TreeSet<>()).add(grant);
    }

    private static Set<String> known(Entity entity) {
        Set<String> known = new TreeSet<>(entity.permissions().keySet());
        known.addAll(Grant.USUAL);
        return known;
    }

    private Optional<Grant> grant(Scalar word, List<Grant> before) {
        String text = word.text();
        boolean own = text.matches(".+\\s+own");
        String permission = own ? text.replaceAll("\\s+own$", "") : text;
        Word name = new Word(permission, word.at(0, permission.length()));
        if (entities.stream().noneMatch(entity -> known(entity).contains(permission))) {
            List<String> words = Stream.concat(
                            Grant.USUAL.stream(),
                            entities.stream().flatMap(entity -> entity.permissions().keySet().stream()))
                    .distinct()
                    .toList();
            if (permission.equals(ALL)) {
                findings.error("unknown-permission", name.at(), "all stands alone, not in a list", target + ": all");
            } else {
                findings.unknown("unknown-permission", name, target + " has no permission " + permission, words);
            }
            return Optional.empty();
        }
        Grant grant = new Grant(permission, own);
        for (Grant other : before) {
            if (other.permission().equals(permission)) {
                String message = other.equals(grant)
                        ? grant + " is there twice"
                        : permission + " for all rows and for own rows: one of them says nothing";
                findings.error("duplicate-value", word.at(), message, "delete one");
                return Optional.empty();
            }
        }
        Word place = own ? new Word("own", word.at(text.length() - 3, text.length())) : name;
        return Optional.of(grant).filter(found -> !own || ownFits(found, place));
    }

    private boolean ownFits(Grant grant, Word own) {
        if (role.equals(Role.PUBLIC)) {
            findings.error(
                    "own-not-allowed", own.at(), "public is everybody: who is not signed in has no rows of their own");
            return false;
        }
        for (Entity entity : entities) {
            String code = grant.codename(entity.ref());
            if (!known(entity).contains(grant.permission())) {
                continue;
            }
            if (entity.owner().isEmpty()) {
                String message = "nothing says whose a row of " + entity.name() + " is: it has no reference to User"
                        + " with default=current_user";
                findings.error(
                        "own-not-allowed", own.at(), message, "add a field owner: ref(User) default=current_user");
                return false;
            }
            if (known(entity).contains(grant.permission() + "_own")) {
                String message = entity.name() + " has a permission " + grant.permission()
                        + "_own, whose name those for own rows need";
                findings.error("name-clash", own.at(), message, "rename the permission");
                return false;
            }
            if (code.length() > LONGEST) {
                String message = "the permission " + code.substring(0, 30).toLowerCase(Locale.ROOT)
                        + "… would be longer than " + LONGEST + " characters";
                findings.error("bad-name", own.at(), message, "give the entity a shorter name");
                return false;
            }
        }
        return true;
    }
}
