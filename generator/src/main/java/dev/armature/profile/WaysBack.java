package dev.armature.profile;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.Tenancy;
import dev.armature.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds ways back that clash: with a field of the entity that they lead from, or with each other. The rules are Django's
 * (fields.E302 to E305): a way back has a name as an attribute ({@code review_set}) and one in queries ({@code review}).
 */
final class WaysBack {
    /** What leads to the user from elsewhere, and the user's own fields. */
    private static final Set<String> USER = Set.of(
            "logentry",
            "logentry_set",
            "loginsession",
            "loginsession_set",
            "login_sessions",
            "refreshtoken",
            "refreshtoken_set",
            "refresh_tokens",
            "login_sessions_set");

    private final Declared declared;
    private final Findings findings;
    private final Map<EntityRef, Set<String>> fields = new HashMap<>();
    /** Fields that are wrong as a whole: that their ways back clash too is no error of its own. */
    private final Set<Field> told = new HashSet<>();

    private final Map<EntityRef, Map<String, String>> taken = new HashMap<>();

    WaysBack(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    void check(Domain domain) {
        domain.entities().forEach(entity -> fields.put(entity.ref(), names(entity)));
        Set<String> user = new HashSet<>(ReservedNames.USER);
        domain.user().fields().forEach(field -> user.add(field.name()));
        fields.put(EntityRef.USER, user);
        domain.tenancy().ifPresent(this::addTenant);
        Map<String, String> others = new HashMap<>();
        USER.forEach(name -> others.put(name, "accounts"));
        taken.put(EntityRef.USER, others);
        domain.entities().forEach(entity -> twice(entity.ref(), entity.fields()));
        domain.entities().forEach(entity -> check(entity.ref(), entity.fields()));
        check(EntityRef.USER, domain.user().fields());
    }

    /** The reference that rows of tenants and users will have. */
    private void addTenant(Tenancy tenancy) {
        fields.forEach((entity, names) -> {
            if (entity.equals(EntityRef.USER) || tenancy.holds(entity)) {
                names.add(tenancy.field());
            }
        });
    }

    private static Set<String> names(Entity entity) {
        Set<String> names = new HashSet<>();
        entity.fields().forEach(field -> names.add(field.name()));
        if (entity.timestamps()) {
            names.add("created_at");
            names.add("updated_at");
        }
        names.add("id");
        return names;
    }

    private void check(EntityRef owner, List<Field> ownFields) {
        for (Field field : ownFields) {
            if (field instanceof RelationField relation && hasWayBack(owner, relation) && !isTold(owner, relation)) {
                check(owner, relation);
            }
        }
    }

    /** Whether the field, its way back's name or its entity's was wrong already. */
    private boolean isTold(EntityRef owner, RelationField relation) {
        boolean misnamed = relation.related().isEmpty()
                && declared.get(owner)
                        .field(relation.name())
                        .flatMap(field -> field.option("related"))
                        .isPresent();
        return told.contains(relation) || misnamed || declared.isBroken(owner.name());
    }

    // A many to itself hides its way back, unless that is named.
    private static boolean hasWayBack(EntityRef owner, RelationField relation) {
        boolean hidden = relation.kind() == Kind.MANY
                && relation.target().equals(owner)
                && relation.related().isEmpty();
        return !hidden;
    }

    private void check(EntityRef owner, RelationField relation) {
        String query = relation.related().orElse(owner.name().toLowerCase(Locale.ROOT));
        boolean plain = relation.related().isPresent() || relation.kind() == Kind.ONE;
        Set<String> names = new LinkedHashSet<>(List.of(plain ? query : query + "_set", query));
        EntityRef target = relation.target();
        Map<String, String> others = taken.computeIfAbsent(target, ref -> new HashMap<>());
        String field = owner + "." + relation.name();
        for (String name : names) {
            String attribute = ReservedNames.ownerOfAttribute(name);
            if (fields.getOrDefault(target, Set.of()).contains(name)) {
                clash(owner, relation, "the way back of " + field + " is called " + name + ", as a field of " + target);
            } else if (relation.related().isPresent() && !attribute.isEmpty()) {
                clash(owner, relation, "a way back called " + name + " would hide what " + attribute + " need");
            } else if (others.containsKey(name)) {
                clash(
                        owner,
                        relation,
                        "the ways back of " + field + " and " + others.get(name) + " are both called " + name);
            } else {
                continue;
            }
            break;
        }
        names.forEach(name -> others.putIfAbsent(name, field));
    }

    private void clash(EntityRef owner, RelationField relation, String message) {
        FieldSource source = declared.get(owner).field(relation.name()).orElseThrow();
        Location at =
                source.option("related").map(Word::at).orElse(source.name().at());
        findings.error(
                "way-back-clash",
                at,
                message,
                "related=" + relation.name() + "_" + Plurals.of(Plurals.snake(owner.name())));
    }

    /** Two joins of one entity to the same other one through the same third. */
    private void twice(EntityRef owner, List<Field> ownFields) {
        List<String> seen = new ArrayList<>();
        for (Field field : ownFields) {
            if (field instanceof RelationField relation && relation.through().isPresent()) {
                String join = relation.target() + " " + relation.through().get();
                if (seen.contains(join)) {
                    String message = "two fields of " + owner + " are the same many through "
                            + relation.through().get().name();
                    Location at = declared.get(owner)
                            .field(field.name())
                            .orElseThrow()
                            .name()
                            .at();
                    findings.error("bad-through", at, message, "delete one of them");
                    told.add(field);
                }
                seen.add(join);
            }
        }
    }
}
