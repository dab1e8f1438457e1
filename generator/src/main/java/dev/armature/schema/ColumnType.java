package dev.armature.schema;

import dev.armature.domain.Key;
import dev.armature.domain.ValueField;

/**
 * What a column holds in PostgreSQL.
 *
 * @param kind the type
 * @param size characters of a varchar, digits of a numeric, else 0
 * @param places of a numeric, else 0
 */
public record ColumnType(Kind kind, int size, int places) {
    /** The type of a whole number's key. */
    public static final ColumnType BIGINT = new ColumnType(Kind.BIGINT, 0, 0);

    /** PostgreSQL's types, as far as Django's fields use them. */
    public enum Kind {
        VARCHAR,
        TEXT,
        INTEGER,
        BIGINT,
        SMALLINT,
        NUMERIC,
        DOUBLE,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMPTZ,
        INTERVAL,
        UUID,
        JSONB,
        BYTEA,
        INET
    }

    /** A varchar. */
    static ColumnType varchar(int size) {
        return new ColumnType(Kind.VARCHAR, size, 0);
    }

    /** The type of a primary key. */
    static ColumnType of(Key key) {
        return key == Key.UUID ? new ColumnType(Kind.UUID, 0, 0) : BIGINT;
    }

    /** The type of a field's column. */
    public static ColumnType of(ValueField field) {
        return switch (field.type()) {
            case STRING, SLUG, EMAIL, URL, CHOICE, FILE, IMAGE -> varchar(field.length());
            case DECIMAL -> new ColumnType(Kind.NUMERIC, field.digits(), field.places());
            case TEXT -> plain(Kind.TEXT);
            case INTEGER -> plain(Kind.INTEGER);
            case BIGINT -> BIGINT;
            case SMALLINT -> plain(Kind.SMALLINT);
            case FLOAT -> plain(Kind.DOUBLE);
            case BOOLEAN -> plain(Kind.BOOLEAN);
            case DATE -> plain(Kind.DATE);
            case TIME -> plain(Kind.TIME);
            case DATETIME -> plain(Kind.TIMESTAMPTZ);
            case DURATION -> plain(Kind.INTERVAL);
            case UUID -> plain(Kind.UUID);
            case JSON -> plain(Kind.JSONB);
            case BINARY -> plain(Kind.BYTEA);
            case IP -> plain(Kind.INET);
        };
    }

    private static ColumnType plain(Kind kind) {
        return new ColumnType(kind, 0, 0);
    }
}
