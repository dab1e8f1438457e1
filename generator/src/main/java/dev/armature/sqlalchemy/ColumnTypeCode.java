package dev.armature.sqlalchemy;

import dev.armature.domain.Infrastructure.Database;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.schema.ColumnType;

/** The type of a column as a revision names it. */
sealed interface ColumnTypeCode {
    /** The expression of a type. */
    Expr of(ColumnType type);

    /** The types of a database. */
    static ColumnTypeCode of(Database database) {
        return switch (database) {
            case POSTGRESQL -> new Postgresql();
            case SQLITE -> new Sqlite();
        };
    }

    private static Expr sa(String name, Argument... arguments) {
        return Expr.call("sa." + name, arguments);
    }

    private static Expr sized(String name, int length) {
        return sa(name, Expr.keyword("length", Expr.integer(length)));
    }

    /** What both spell alike. */
    private static Expr common(ColumnType type) {
        return switch (type.kind()) {
            case VARCHAR -> sized("String", type.size());
            case TEXT -> sa("Text");
            case INTEGER -> sa("Integer");
            case BIGINT -> sa("BigInteger");
            case SMALLINT -> sa("SmallInteger");
            case BOOLEAN -> sa("Boolean");
            case DATE -> sa("Date");
            case TIME -> sa("Time");
            case BYTEA -> sa("LargeBinary");
            default -> throw new IllegalArgumentException("no common type: " + type);
        };
    }

    /** PostgreSQL has a type for everything. */
    record Postgresql() implements ColumnTypeCode {
        @Override
        public Expr of(ColumnType type) {
            return switch (type.kind()) {
                case NUMERIC ->
                    sa(
                            "Numeric",
                            Expr.keyword("precision", Expr.integer(type.size())),
                            Expr.keyword("scale", Expr.integer(type.places())));
                case DOUBLE -> sa("Double");
                case TIMESTAMPTZ -> sa("DateTime", Expr.keyword("timezone", Expr.TRUE));
                case INTERVAL -> sa("Interval");
                case UUID -> sa("Uuid");
                case JSONB -> Expr.call("postgresql.JSONB");
                case INET -> Expr.call("postgresql.INET");
                default -> common(type);
            };
        }

        /** Whether the type is one of PostgreSQL's own, from a module of its own. */
        static boolean isOwn(ColumnType type) {
            return type.kind() == ColumnType.Kind.JSONB || type.kind() == ColumnType.Kind.INET;
        }
    }

    /** SQLite has what Django makes there: texts and numbers. */
    record Sqlite() implements ColumnTypeCode {
        private static final int EXACT_DIGITS = 15;
        private static final int UUID_LENGTH = 32;
        private static final int INET_LENGTH = 39;

        @Override
        public Expr of(ColumnType type) {
            return switch (type.kind()) {
                case NUMERIC ->
                    type.size() <= EXACT_DIGITS
                            ? sa("DECIMAL")
                            : sa("Text", Expr.keyword("collation", Expr.string("decimal")));
                case DOUBLE -> sa("REAL");
                case TIMESTAMPTZ -> sa("DateTime");
                case INTERVAL -> sa("BigInteger");
                case UUID -> sized("CHAR", UUID_LENGTH);
                case JSONB -> sa("Text");
                case INET -> sized("CHAR", INET_LENGTH);
                default -> common(type);
            };
        }
    }
}
