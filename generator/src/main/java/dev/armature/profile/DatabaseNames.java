package dev.armature.profile;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.ValueField;
import dev.armature.problem.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds two names that fall together in the database: tables, columns, constraints. */
final class DatabaseNames {
    private static final List<String> BUILT_IN = List.of(
            "accounts_user",
            "accounts_user_groups",
            "accounts_user_user_permissions",
            "accounts_loginsession",
            "accounts_refreshtoken",
            "accounts_rolegrant",
            "alembic_version",
            "auth_group",
            "auth_group_permissions",
            "auth_permission",
            "django_admin_log",
            "django_content_type",
            "django_migrations",
            "django_session");

    private final Declared declared;
    private final Findings findings;
    /** Tables and unique constraints (which are indexes) share one set of names; here with who has each. */
    private final Map<String, String> relations = new HashMap<>();

    DatabaseNames(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
        BUILT_IN.forEach(table -> relations.put(table, "every project"));
    }

    void check(Domain domain) {
        List<Entity> named = domain.entities()
                .filter(entity -> !declared.isBroken(entity.name()))
                .toList();
        named.stream()
                .filter(entity -> take(table(entity.ref()), entity.ref().toString(), place(entity.ref()), "table"))
                .toList()
                .forEach(this::made);
        for (Entity entity : named) {
            fields(entity.ref(), entity.fields(), entity.timestamps());
            unique(entity);
        }
        fields(EntityRef.USER, domain.user().fields(), false);
    }

    /** What PostgreSQL itself makes beside a table, under names that a table of another app may have. */
    private void made(Entity entity) {
        String table = table(entity.ref());
        take(table + "_pkey", "the key of " + entity.ref(), place(entity.ref()), "index");
        if (entity.key() == Key.BIGINT) {
            take(table + "_id_seq", "the key of " + entity.ref(), place(entity.ref()), "sequence");
        }
        for (Field field : entity.fields()) {
            boolean one = field instanceof RelationField relation && relation.kind() == Kind.ONE;
            if (one || field.options().unique()) {
                String column = field instanceof RelationField ? field.name() + "_id" : field.name();
                take(table + "_" + column + "_key", entity.ref() + "." + field.name(), place(entity.ref()), "index");
            }
        }
    }

    private void fields(EntityRef owner, List<Field> fields, boolean timestamps) {
        Map<String, String> columns = new HashMap<>();
        if (timestamps) {
            columns.put("created_at", "timestamps: true");
            columns.put("updated_at", "timestamps: true");
        }
        for (Field field : fields) {
            Location at = place(owner, field.name());
            column(columns, field.name(), field.name(), at);
            if (field instanceof RelationField relation) {
                relation(columns, owner, relation, at);
            } else if (((ValueField) field).type() == FieldType.CHOICE) {
                // Django's method for the label of a choice.
                column(columns, "get_" + field.name() + "_display", field.name(), at);
            }
        }
    }

    private void relation(Map<String, String> columns, EntityRef owner, RelationField relation, Location at) {
        if (relation.kind() != Kind.MANY) {
            // As in Django, the reference and its column are both attributes.
            column(columns, relation.name() + "_id", relation.name(), at);
        } else if (relation.through().isEmpty()) {
            take(table(owner) + "_" + relation.name(), owner + "." + relation.name(), at, "table");
        }
    }

    private void column(Map<String, String> columns, String name, String field, Location at) {
        String before = columns.putIfAbsent(name, field);
        if (before != null) {
            String message = field + " and " + before + " both need the name " + name;
            findings.error("name-clash", at, message, "rename one of them");
        }
    }

    private void unique(Entity entity) {
        List<Location> places = declared.get(entity.ref()).body().items("unique").stream()
                .map(node -> node.at())
                .toList();
        for (int i = 0; i < entity.unique().size(); i++) {
            List<String> fields = entity.unique().get(i);
            String name = table(entity.ref()) + "_" + String.join("_", fields) + "_uniq";
            Location at = i < places.size() ? places.get(i) : place(entity.ref());
            take(name, entity.ref() + " (" + String.join(", ", fields) + ")", at, "constraint");
        }
    }

    private boolean take(String name, String owner, Location at, String kind) {
        String before = relations.putIfAbsent(name, owner);
        if (before != null) {
            String message = owner + " and " + before + " both need the " + kind + " " + name;
            findings.error("name-clash", at, message, "rename one of them");
        }
        return before == null;
    }

    private static String table(EntityRef ref) {
        return ref.app() + "_" + ref.name().toLowerCase(Locale.ROOT);
    }

    private Location place(EntityRef ref) {
        return declared.get(ref).name().at();
    }

    private Location place(EntityRef ref, String field) {
        return declared.get(ref).field(field).map(source -> source.name().at()).orElseGet(() -> place(ref));
    }
}
