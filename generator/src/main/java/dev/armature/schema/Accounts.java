package dev.armature.schema;

import static dev.armature.schema.BuiltIn.PLAIN;

import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldOptions;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.Role;
import dev.armature.domain.Tenancy;
import dev.armature.domain.UserModel;
import dev.armature.schema.Attribute.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The models of the app {@code accounts}, which every project has. */
final class Accounts {
    private static final EntityRef LOGIN_SESSION = new EntityRef("accounts", "LoginSession");
    private static final EntityRef REFRESH_TOKEN = new EntityRef("accounts", "RefreshToken");
    private static final EntityRef ROLE_GRANT = new EntityRef("accounts", "RoleGrant");
    private static final EntityRef REGISTRATION = new EntityRef("accounts", "Registration");
    private static final EntityRef THROTTLE = new EntityRef("accounts", "Throttle");
    private static final EntityRef GROUP = new EntityRef("auth", "Group");
    private static final EntityRef PERMISSION = new EntityRef("auth", "Permission");

    private Accounts() {}

    static List<Model> models(Domain domain) {
        List<Model> models = new ArrayList<>(List.of(user(domain), loginSession(), refreshToken()));
        if (domain.user().registrationOpen()) {
            models.add(registration(domain.user()));
        }
        models.add(throttle());
        if (domain.hasRoles()) {
            models.add(roleGrant());
        }
        return models;
    }

    /** Whether PostgreSQL need not log the table, since nothing is lost with its rows. */
    static boolean unlogged(EntityRef model) {
        return model.equals(THROTTLE);
    }

    private static Model user(Domain domain) {
        UserModel user = domain.user();
        boolean username = user.hasUsername();
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(BuiltIn.key(Key.BIGINT));
        for (Field field : inherited()) {
            attributes.add(new Attribute(field, Origin.BUILT_IN));
        }
        if (username) {
            attributes.add(text("username", FieldType.STRING, 150, PLAIN));
        }
        attributes.add(text("email", FieldType.EMAIL, 254, PLAIN));
        attributes.add(text("first_name", FieldType.STRING, 150, BuiltIn.optional(PLAIN)));
        attributes.add(text("last_name", FieldType.STRING, 150, BuiltIn.optional(PLAIN)));
        attributes.add(flag("is_active", "true"));
        attributes.add(flag("is_staff", "false"));
        attributes.add(new Attribute(
                BuiltIn.value(
                        "date_joined",
                        FieldType.DATETIME,
                        0,
                        BuiltIn.defaulting(PLAIN, new Default(Default.Kind.NOW, ""))),
                Origin.BUILT_IN));
        domain.tenancy().ifPresent(tenancy -> attributes.add(new Attribute(tenant(tenancy), Origin.DECLARED)));
        user.fields().forEach(field -> attributes.add(new Attribute(field, Origin.DECLARED)));
        attributes.add(new Attribute(groups(), Origin.BUILT_IN));
        attributes.add(new Attribute(permissions(), Origin.BUILT_IN));
        List<Rule> rules = new ArrayList<>();
        if (username) {
            rules.add(new Rule.UniqueFolded(
                    "accounts_user_username_uniq", "username", "Another user has this username."));
        }
        rules.add(new Rule.UniqueFolded("accounts_user_email_uniq", "email", "Another user has this e-mail address."));
        SortedMap<String, String> permissions = new TreeMap<>();
        if (domain.hasStaffRoles()) {
            permissions.put(Role.ENTER_ADMIN, "Can enter the admin");
        }
        return new Model(EntityRef.USER, "users", attributes, List.of(), permissions, List.of(), rules);
    }

    /** What {@code AbstractBaseUser} and {@code PermissionsMixin} bring, with their words. */
    private static List<Field> inherited() {
        FieldOptions superuser = BuiltIn.labelled(
                "superuser status", "Designates that this user has all permissions without explicitly assigning them.");
        return List.of(
                BuiltIn.value("password", FieldType.STRING, 128, BuiltIn.labelled("password", "")),
                BuiltIn.value(
                        "last_login", FieldType.DATETIME, 0, BuiltIn.optional(BuiltIn.labelled("last login", ""))),
                BuiltIn.value(
                        "is_superuser", FieldType.BOOLEAN, 0, BuiltIn.defaulting(superuser, Default.literal("false"))));
    }

    private static RelationField groups() {
        return many(
                "groups",
                GROUP,
                BuiltIn.labelled(
                        "groups",
                        "The groups this user belongs to. A user will get all permissions granted to each of their"
                                + " groups."));
    }

    private static RelationField permissions() {
        return many(
                "user_permissions",
                PERMISSION,
                BuiltIn.labelled("user permissions", "Specific permissions for this user."));
    }

    /** The tenant that a user belongs to, if to any. */
    private static RelationField tenant(Tenancy tenancy) {
        FieldOptions options =
                BuiltIn.optional(BuiltIn.defaulting(PLAIN, new Default(Default.Kind.CURRENT_TENANT, "")));
        return new RelationField(
                tenancy.field(),
                RelationField.Kind.REF,
                tenancy.by(),
                Optional.empty(),
                RelationField.OnDelete.PROTECT,
                Optional.of("+"),
                options);
    }

    private static Model loginSession() {
        return model(
                LOGIN_SESSION,
                "login sessions",
                List.of(
                        BuiltIn.key(Key.UUID),
                        reference("user", EntityRef.USER),
                        BuiltIn.moment("created_at", Origin.CREATED),
                        BuiltIn.moment("expires_at", Origin.SYSTEM),
                        optionalMoment("revoked_at")),
                List.of());
    }

    private static Model refreshToken() {
        return model(
                REFRESH_TOKEN,
                "refresh tokens",
                List.of(
                        BuiltIn.key(Key.BIGINT),
                        reference("session", LOGIN_SESSION),
                        new Attribute(
                                BuiltIn.value("token_hash", FieldType.STRING, 64, BuiltIn.unique()), Origin.SYSTEM),
                        BuiltIn.moment("created_at", Origin.CREATED),
                        optionalMoment("used_at")),
                List.of());
    }

    /** What the profile last gave to a group, beside what people gave it. */
    private static Model roleGrant() {
        return model(
                ROLE_GRANT,
                "role grants",
                List.of(BuiltIn.key(Key.BIGINT), reference("group", GROUP), reference("permission", PERMISSION)),
                List.of(new Rule.Unique("accounts_rolegrant_group_permission_uniq", List.of("group", "permission"))));
    }

    private static Model registration(UserModel user) {
        List<Attribute> attributes = new ArrayList<>(List.of(BuiltIn.key(Key.BIGINT)));
        List<Rule> rules = new ArrayList<>();
        if (user.hasUsername()) {
            attributes.add(text("username", FieldType.STRING, 150, PLAIN));
            rules.add(new Rule.UniqueFolded(
                    "accounts_registration_username_uniq", "username", "Another registration has this username."));
        }
        attributes.add(text("email", FieldType.EMAIL, 254, PLAIN));
        attributes.add(text("password", FieldType.STRING, 128, PLAIN));
        attributes.add(text("token_hash", FieldType.STRING, 64, BuiltIn.unique()));
        attributes.add(BuiltIn.moment("created_at", Origin.CREATED));
        rules.add(new Rule.UniqueFolded(
                "accounts_registration_email_uniq", "email", "Another registration has this e-mail address."));
        return model(REGISTRATION, "registrations", attributes, rules);
    }

    private static Model throttle() {
        return model(
                THROTTLE,
                "throttles",
                List.of(
                        BuiltIn.key(Key.UUID),
                        new Attribute(BuiltIn.value("tries", FieldType.INTEGER, 0, PLAIN), Origin.SYSTEM),
                        BuiltIn.moment("ends_at", Origin.SYSTEM)),
                List.of());
    }

    private static Model model(EntityRef ref, String plural, List<Attribute> attributes, List<Rule> rules) {
        return new Model(ref, plural, attributes, List.of(), new TreeMap<>(), List.of(), rules);
    }

    private static Attribute text(String name, FieldType type, int length, FieldOptions options) {
        return new Attribute(BuiltIn.value(name, type, length, options), Origin.BUILT_IN);
    }

    private static Attribute flag(String name, String value) {
        FieldOptions options = BuiltIn.defaulting(PLAIN, Default.literal(value));
        return new Attribute(BuiltIn.value(name, FieldType.BOOLEAN, 0, options), Origin.BUILT_IN);
    }

    private static Attribute optionalMoment(String name) {
        return new Attribute(BuiltIn.value(name, FieldType.DATETIME, 0, BuiltIn.optional(PLAIN)), Origin.SYSTEM);
    }

    private static Attribute reference(String name, EntityRef target) {
        return new Attribute(relation(name, RelationField.Kind.REF, target, PLAIN), Origin.SYSTEM);
    }

    private static RelationField many(String name, EntityRef target, FieldOptions options) {
        return relation(name, RelationField.Kind.MANY, target, BuiltIn.optional(options));
    }

    private static RelationField relation(
            String name, RelationField.Kind kind, EntityRef target, FieldOptions options) {
        Optional<String> related = kind == RelationField.Kind.MANY ? Optional.of("user_set") : Optional.empty();
        return new RelationField(
                name, kind, target, Optional.empty(), RelationField.OnDelete.CASCADE, related, options);
    }
}
