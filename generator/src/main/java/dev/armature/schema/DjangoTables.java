package dev.armature.schema;

import dev.armature.schema.ColumnType.Kind;
import dev.armature.schema.Table.Column;
import java.util.List;
import java.util.Optional;

/** The tables of {@code django.contrib.auth} and {@code contenttypes} after all their migrations. */
final class DjangoTables {
    /** The type of these tables' keys, which are older than Django's big ones. */
    static final ColumnType KEY = new ColumnType(Kind.INTEGER, 0, 0);

    static final List<Table> ALL = List.of(contentType(), permission(), group(), groupPermissions());

    private DjangoTables() {}

    private static Table contentType() {
        String name = "django_content_type";
        return new Table(
                name,
                List.of(key(), text("app_label", 100), text("model", 100)),
                List.of(),
                List.of(unique(name, "app_label", "model")),
                List.of(),
                List.of());
    }

    private static Table permission() {
        String name = "auth_permission";
        return new Table(
                name,
                List.of(
                        key(),
                        text("name", 255),
                        new Column("content_type_id", KEY, false, false),
                        text("codename", 100)),
                List.of(new Table.ForeignKey(
                        Names.foreignKey(name, "content_type_id", "django_content_type"),
                        "content_type_id",
                        "django_content_type")),
                List.of(unique(name, "content_type_id", "codename")),
                List.of(),
                List.of(index(name, "content_type_id", "", Optional.empty())));
    }

    private static Table group() {
        String name = "auth_group";
        return new Table(
                name,
                List.of(key(), text("name", 150)),
                List.of(),
                List.of(new Table.Unique(Names.uniqueColumn(name, "name"), List.of("name"))),
                List.of(),
                List.of(index(name, "name", "_like", Optional.of("varchar_pattern_ops"))));
    }

    private static Table groupPermissions() {
        return new JoinTable("auth_group_permissions", "group_id", "auth_group", "permission_id", "auth_permission")
                .table(KEY, KEY, ColumnType.BIGINT);
    }

    private static Column key() {
        return new Column("id", KEY, false, true);
    }

    private static Column text(String name, int size) {
        return new Column(name, ColumnType.varchar(size), false, false);
    }

    private static Table.Unique unique(String table, String first, String second) {
        List<String> columns = List.of(first, second);
        return new Table.Unique(Names.hashed(table, columns, "_uniq"), columns);
    }

    private static Table.Index index(String table, String column, String suffix, Optional<String> operators) {
        Table.Term term = new Table.Term(column, false, false, operators);
        return new Table.Index(Names.hashed(table, List.of(column), suffix), List.of(term), false);
    }
}
