package dev.armature.profile;

import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import java.util.EnumSet;
import java.util.Set;

/** Where an entity names its own fields, and which can be named there. */
enum FieldUse {
    DISPLAY("display", false),
    ORDER("order", true),
    UNIQUE("unique", false),
    INDEX("indexes", false),
    CHECK("checks", false),
    ACTION_SET("an action", false),
    ADMIN_LIST("admin.list", true),
    ADMIN_SEARCH("admin.search", false),
    ADMIN_FILTER("admin.filter", false),
    API_FILTER("api.filter", false),
    API_SEARCH("api.search", false),
    API_ORDER("api.order", false);

    private static final Set<FieldType> OPAQUE =
            EnumSet.of(FieldType.JSON, FieldType.BINARY, FieldType.FILE, FieldType.IMAGE);

    private final String key;
    private final boolean withId;

    FieldUse(String key, boolean withId) {
        this.key = key;
        this.withId = withId;
    }

    /** As the profile calls it. */
    String key() {
        return key;
    }

    /** Whether {@code id} can be named too. */
    boolean withId() {
        return withId;
    }

    boolean allows(Field field) {
        if (field instanceof RelationField relation) {
            return allows(relation);
        }
        FieldType type = ((ValueField) field).type();
        boolean ordered = type != FieldType.JSON && type != FieldType.BINARY;
        return switch (this) {
            case UNIQUE, INDEX, CHECK, ADMIN_LIST -> true;
            case DISPLAY, ORDER, API_ORDER -> ordered;
            case ACTION_SET -> type != FieldType.BINARY && type != FieldType.FILE && type != FieldType.IMAGE;
            case ADMIN_SEARCH, ADMIN_FILTER, API_FILTER -> !OPAQUE.contains(type);
            case API_SEARCH -> type.textLike() && !OPAQUE.contains(type);
        };
    }

    private boolean allows(RelationField relation) {
        boolean many = relation.kind() == RelationField.Kind.MANY;
        return switch (this) {
            case ADMIN_FILTER, API_FILTER -> true;
            case ADMIN_SEARCH, API_SEARCH -> false;
            default -> !many;
        };
    }
}
