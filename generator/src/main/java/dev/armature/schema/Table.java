package dev.armature.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table as the database holds it after Django's migrations. Its primary key is the column {@code id}, under the name
 * that the database gives it.
 *
 * @param name its name
 * @param columns in their order
 * @param foreignKeys checked at the end of the transaction
 * @param uniques unique constraints
 * @param checks check constraints
 * @param indexes that belong to no constraint
 * @param unlogged whether its rows may be lost with a crash
 */
public record Table(
        String name,
        List<Column> columns,
        List<ForeignKey> foreignKeys,
        List<Unique> uniques,
        List<Check> checks,
        List<Index> indexes,
        boolean unlogged) {
    public Table {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniques = List.copyOf(uniques);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    /** A table whose rows are kept. */
    Table(
            String name,
            List<Column> columns,
            List<ForeignKey> foreignKeys,
            List<Unique> uniques,
            List<Check> checks,
            List<Index> indexes) {
        this(name, columns, foreignKeys, uniques, checks, indexes, false);
    }

    /** The table without what only PostgreSQL has: indexes that help its LIKE, rows that no crash keeps. */
    Table withoutPostgresql() {
        List<Index> plain = indexes.stream()
                .filter(index ->
                        index.terms().stream().allMatch(term -> term.operators().isEmpty()))
                .toList();
        return new Table(name, columns, foreignKeys, uniques, checks, plain);
    }

    /**
     * A column.
     *
     * @param identity whether the database counts it up
     */
    public record Column(String name, ColumnType type, boolean nullable, boolean identity) {}

    /** A reference from {@code column} to {@code toTable.id}: deferrable, initially deferred, no action. */
    public record ForeignKey(String name, String column, String toTable) {}

    /** No two rows share the values of these columns. */
    public record Unique(String name, List<String> columns) {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /** Every row fulfils this SQL. */
    public record Check(String name, String sql) {}

    /**
     * An index.
     *
     * @param unique whether no two rows share the terms' values
     */
    public record Index(String name, List<Term> terms, boolean unique) {
        public Index {
            terms = List.copyOf(terms);
        }
    }

    /**
     * What an index is over.
     *
     * @param lower whether it holds the text in small letters
     * @param operators an operator class, such as {@code varchar_pattern_ops}
     */
    public record Term(String column, boolean descending, boolean lower, Optional<String> operators) {
        /** A column as it is. */
        static Term plain(String column) {
            return new Term(column, false, false, Optional.empty());
        }
    }
}
