package dev.armature.sqlalchemy;

import dev.armature.domain.Infrastructure.Database;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.schema.ColumnType;
import dev.armature.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of Alembic's first revision, which makes all tables. */
public final class RevisionCode {
    private final List<Table> tables;
    private final Database database;
    private final ColumnTypeCode types;

    /** The revision that makes {@code tables}. */
    public RevisionCode(List<Table> tables, Database database) {
        this.tables = TableOrder.sorted(tables);
        this.database = database;
        this.types = ColumnTypeCode.of(database);
    }

    /** Whether it needs {@code sqlalchemy.dialects.postgresql}. */
    public boolean usesPostgresql() {
        return database == Database.POSTGRESQL
                && tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> ColumnTypeCode.Postgresql.isOwn(column.type()));
    }

    /** Makes the tables; references in a circle come when all tables are there. */
    public List<Expr> upgrade() {
        List<Expr> statements = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (Table table : tables) {
            made.add(table.name());
            statements.add(createTable(table, made));
            table.indexes().forEach(index -> statements.add(createIndex(table, index)));
        }
        for (Late late : late()) {
            statements.add(Expr.call(
                    "op.create_foreign_key",
                    Expr.string(late.key().name()),
                    Expr.string(late.table()),
                    Expr.string(late.key().toTable()),
                    strings(List.of(late.key().column())),
                    strings(List.of("id")),
                    Expr.keyword("initially", Expr.string("DEFERRED")),
                    Expr.keyword("deferrable", Expr.TRUE)));
        }
        return statements;
    }

    /** Takes everything away again. */
    public List<Expr> downgrade() {
        List<Expr> statements = new ArrayList<>();
        for (Late late : late()) {
            statements.add(Expr.call(
                    "op.drop_constraint",
                    Expr.string(late.key().name()),
                    Expr.string(late.table()),
                    Expr.keyword("type_", Expr.string("foreignkey"))));
        }
        for (int i = tables.size() - 1; i >= 0; i--) {
            statements.add(Expr.call("op.drop_table", Expr.string(tables.get(i).name())));
        }
        return statements;
    }

    /** A reference to a table that is made later. */
    private record Late(String table, Table.ForeignKey key) {}

    /** SQLite takes a reference to a table that is not there yet, and none later. */
    private List<Late> late() {
        if (database == Database.SQLITE) {
            return List.of();
        }
        List<Late> late = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (Table table : tables) {
            made.add(table.name());
            table.foreignKeys().stream()
                    .filter(key -> !made.contains(key.toTable()))
                    .forEach(key -> late.add(new Late(table.name(), key)));
        }
        return late;
    }

    private Expr createTable(Table table, Set<String> made) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(table.name()));
        table.columns().forEach(column -> arguments.add(column(column)));
        arguments.add(Expr.call("sa.PrimaryKeyConstraint", Expr.string("id")));
        for (Table.ForeignKey key : table.foreignKeys()) {
            if (made.contains(key.toTable()) || database == Database.SQLITE) {
                arguments.add(foreignKey(key));
            }
        }
        for (Table.Unique unique : table.uniques()) {
            List<Argument> parts = new ArrayList<>();
            unique.columns().forEach(column -> parts.add(Expr.string(column)));
            if (unique.columns().size() > 1 || database == Database.POSTGRESQL) {
                parts.add(name(unique.name()));
            }
            arguments.add(Expr.call("sa.UniqueConstraint", parts));
        }
        for (Table.Check check : table.checks()) {
            arguments.add(Expr.call("sa.CheckConstraint", Expr.string(Sql.text(check.sql())), name(check.name())));
        }
        if (table.unlogged()) {
            arguments.add(Expr.keyword("prefixes", strings(List.of("UNLOGGED"))));
        }
        if (database == Database.SQLITE) {
            table.columns().stream()
                    .filter(column -> column.type().kind() == ColumnType.Kind.JSONB)
                    .forEach(column -> arguments.add(isJson(Sql.quoted(column.name()))));
            arguments.add(Expr.keyword("sqlite_autoincrement", Expr.TRUE));
        }
        return Expr.call("op.create_table", arguments);
    }

    /** Django has this check, without a name, on every JSON column of SQLite. */
    private static Expr isJson(String column) {
        return Expr.call("sa.CheckConstraint", Expr.string("(JSON_VALID(" + column + ") OR " + column + " IS NULL)"));
    }

    private Expr column(Table.Column column) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(column.name()));
        boolean key = column.identity() && database == Database.SQLITE;
        arguments.add(key ? Expr.call("sa.Integer") : types.of(column.type()));
        if (column.identity() && database == Database.POSTGRESQL) {
            arguments.add(Expr.call("sa.Identity"));
        }
        arguments.add(Expr.keyword("nullable", Expr.bool(column.nullable())));
        return Expr.call("sa.Column", arguments);
    }

    private Expr foreignKey(Table.ForeignKey key) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(strings(List.of(key.column())));
        arguments.add(strings(List.of(key.toTable() + ".id")));
        if (database == Database.POSTGRESQL) {
            arguments.add(name(key.name()));
        }
        arguments.add(Expr.keyword("initially", Expr.string("DEFERRED")));
        arguments.add(Expr.keyword("deferrable", Expr.TRUE));
        return Expr.call("sa.ForeignKeyConstraint", arguments);
    }

    private static Expr createIndex(Table table, Table.Index index) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(index.name()));
        arguments.add(Expr.string(table.name()));
        arguments.add(Expr.list(index.terms().stream().map(RevisionCode::term).toList()));
        if (index.unique()) {
            arguments.add(Expr.keyword("unique", Expr.TRUE));
        }
        List<Map.Entry<Expr, Expr>> operators = index.terms().stream()
                .flatMap(term -> term.operators().stream()
                        .map(operator -> Map.entry(Expr.string(term.column()), Expr.string(operator))))
                .toList();
        if (!operators.isEmpty()) {
            arguments.add(Expr.keyword("postgresql_ops", Expr.dict(operators)));
        }
        return Expr.call("op.create_index", arguments);
    }

    private static Expr term(Table.Term term) {
        if (term.lower()) {
            return Expr.call("sa.text", Expr.string("lower(" + Sql.quoted(term.column()) + ")"));
        }
        return term.descending()
                ? Expr.call("sa.text", Expr.string(Sql.quoted(term.column()) + " DESC"))
                : Expr.string(term.column());
    }

    private static Argument name(String name) {
        return Expr.keyword("name", Expr.string(name));
    }

    private static Expr strings(List<String> values) {
        return Expr.list(values.stream().map(Expr::string).toList());
    }
}
