package dev.armature.schema;

import dev.armature.domain.RelationField;
import java.util.List;

/**
 * The table behind a list of references.
 *
 * @param name its name
 * @param owner the column that leads to the row that has the list
 * @param ownerTable where {@code owner} leads
 * @param target the column that leads to the row in the list
 * @param targetTable where {@code target} leads
 */
public record JoinTable(String name, String owner, String ownerTable, String target, String targetTable) {

    /** The join of a list of {@code model} that has no declared one. */
    public static JoinTable of(Model model, RelationField relation) {
        String from = Model.lower(model.ref());
        String to = Model.lower(relation.target());
        boolean same = from.equals(to);
        return new JoinTable(
                Names.cut(model.table() + "_" + relation.name()),
                (same ? "from_" : "") + from + "_id",
                model.table(),
                (same ? "to_" : "") + to + "_id",
                Model.table(relation.target()));
    }

    /** The constraint that keeps pairs apart. */
    public String unique() {
        return Names.hashed(name, List.of(owner, target), "_uniq");
    }

    Table table(ColumnType ownerType, ColumnType targetType, ColumnType key) {
        return new Table(
                name,
                List.of(
                        new Table.Column("id", key, false, true),
                        new Table.Column(owner, ownerType, false, false),
                        new Table.Column(target, targetType, false, false)),
                List.of(foreignKey(owner, ownerTable), foreignKey(target, targetTable)),
                List.of(new Table.Unique(unique(), List.of(owner, target))),
                List.of(),
                List.of(index(owner), index(target)));
    }

    private Table.ForeignKey foreignKey(String column, String toTable) {
        return new Table.ForeignKey(Names.foreignKey(name, column, toTable), column, toTable);
    }

    private Table.Index index(String column) {
        return new Table.Index(Names.hashed(name, List.of(column), ""), List.of(Table.Term.plain(column)), false);
    }
}
