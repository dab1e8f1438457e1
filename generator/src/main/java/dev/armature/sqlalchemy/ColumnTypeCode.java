package dev.armature.sqlalchemy;

import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.schema.ColumnType;

/** The type of a column as a revision names it. */
final class ColumnTypeCode {
    private ColumnTypeCode() {}

    static Expr of(ColumnType type) {
        return switch (type.kind()) {
            case VARCHAR -> sa("String", Expr.keyword("length", Expr.integer(type.size())));
            case TEXT -> sa("Text");
            case INTEGER -> sa("Integer");
            case BIGINT -> sa("BigInteger");
            case SMALLINT -> sa("SmallInteger");
            case NUMERIC ->
                sa(
                        "Numeric",
                        Expr.keyword("precision", Expr.integer(type.size())),
                        Expr.keyword("scale", Expr.integer(type.places())));
            case DOUBLE -> sa("Double");
            case BOOLEAN -> sa("Boolean");
            case DATE -> sa("Date");
            case TIME -> sa("Time");
            case TIMESTAMPTZ -> sa("DateTime", Expr.keyword("timezone", Expr.TRUE));
            case INTERVAL -> sa("Interval");
            case UUID -> sa("Uuid");
            case JSONB -> Expr.call("postgresql.JSONB");
            case BYTEA -> sa("LargeBinary");
            case INET -> Expr.call("postgresql.INET");
        };
    }

    /** Whether the type is one of PostgreSQL's own, from a module of its own. */
    static boolean ofPostgresql(ColumnType type) {
        return type.kind() == ColumnType.Kind.JSONB || type.kind() == ColumnType.Kind.INET;
    }

    private static Expr sa(String name, Argument... arguments) {
        return Expr.call("sa." + name, arguments);
    }
}
