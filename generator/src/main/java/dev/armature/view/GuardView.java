package dev.armature.view;

import dev.armature.schema.Guards;
import java.util.List;

/**
 * What a migration says to keep the rows of tenants apart.
 *
 * @param dependencies an entry for each migration that has to be there before
 * @param type the type of the tenants' keys
 * @param rows its tables
 * @param pairs its join tables
 */
public record GuardView(List<String> dependencies, String type, List<RowsView> rows, List<PairsView> pairs) {
    public GuardView {
        dependencies = List.copyOf(dependencies);
        rows = List.copyOf(rows);
        pairs = List.copyOf(pairs);
    }

    /**
     * A table.
     *
     * @param table its name
     * @param tenant the column that says whose a row is
     * @param keys its references to rows of the same tenant
     */
    public record RowsView(String table, String tenant, List<KeyView> keys) {
        public RowsView {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A reference that the tenant is part of.
     *
     * @param name of the constraint
     * @param column the reference
     * @param table where it leads
     * @param tenant the column there that says whose a row is
     */
    public record KeyView(String name, String column, String table, String tenant) {}

    /**
     * A join table.
     *
     * @param table its name
     * @param owner the column that leads to the row with the list
     * @param ownerTable where that is
     * @param ownerTenant the column there that says whose a row is
     * @param target the column that leads to the row in the list
     * @param targetTable where that is
     * @param targetTenant the column there that says whose a row is; empty where it is nobody's
     */
    public record PairsView(
            String table,
            String owner,
            String ownerTable,
            String ownerTenant,
            String target,
            String targetTable,
            String targetTenant) {}

    /** Everything at once, for who needs no dependencies. */
    static GuardView of(Guards guards) {
        return of(guards, guards.rows(), guards.pairs(), List.of());
    }

    /** A part of the tables. */
    public static GuardView of(
            Guards guards, List<Guards.Rows> rows, List<Guards.Pairs> pairs, List<String> dependencies) {
        return new GuardView(
                dependencies,
                guards.type(),
                rows.stream().map(GuardView::rows).toList(),
                pairs.stream().map(GuardView::pairs).toList());
    }

    private static RowsView rows(Guards.Rows rows) {
        return new RowsView(
                rows.table(),
                rows.tenant(),
                rows.keys().stream()
                        .map(key -> new KeyView(key.name(), key.column(), key.toTable(), key.toTenant()))
                        .toList());
    }

    private static PairsView pairs(Guards.Pairs pairs) {
        return new PairsView(
                pairs.join().name(),
                pairs.join().owner(),
                pairs.join().ownerTable(),
                pairs.ownerTenant(),
                pairs.join().target(),
                pairs.join().targetTable(),
                pairs.targetTenant().orElse(""));
    }
}
