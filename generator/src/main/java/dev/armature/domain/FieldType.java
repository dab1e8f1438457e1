package dev.armature.domain;

/** The types of a field that holds a value (relations are {@link RelationField}). */
public enum FieldType {
    STRING,
    TEXT,
    SLUG,
    EMAIL,
    URL,
    INTEGER,
    BIGINT,
    SMALLINT,
    DECIMAL,
    FLOAT,
    BOOLEAN,
    DATE,
    TIME,
    DATETIME,
    DURATION,
    UUID,
    JSON,
    BINARY,
    IP,
    CHOICE,
    FILE,
    IMAGE;

    /** Whether an optional field of this type holds an empty string where others hold NULL. */
    public boolean textLike() {
        return switch (this) {
            case STRING, TEXT, SLUG, EMAIL, URL, CHOICE, FILE, IMAGE -> true;
            default -> false;
        };
    }

    /** Whether values of this type have an order that {@code min} and {@code max} can bound. */
    public boolean ordered() {
        return switch (this) {
            case INTEGER, BIGINT, SMALLINT, DECIMAL, FLOAT, DATE, TIME, DATETIME, DURATION -> true;
            default -> false;
        };
    }

    /** Whether a value of this type is the path of a file in the storage. */
    public boolean isFile() {
        return this == FILE || this == IMAGE;
    }

    /** The word of the profile format. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
