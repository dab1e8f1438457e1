package dev.armature.view.django.migration;

import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Autodetector;
import dev.armature.schema.Guards;
import dev.armature.schema.Migration;
import dev.armature.schema.Models;
import dev.armature.view.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The migration of an app that keeps the rows of tenants apart.
 *
 * @param dependencies an entry for each migration that has to be there before
 * @param type the type of the tenants' keys
 * @param rows its tables
 * @param pairs its join tables
 */
public record GuardView(List<String> dependencies, String type, List<RowsView> rows, List<PairsView> pairs) {
    private static final int DEPENDENCY = 8;

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

    /** One scope for each app with rows of tenants. */
    static List<Scope> scopes(Guards guards, Models models) {
        SortedMap<String, List<Migration>> made = Autodetector.initial(models);
        List<Scope> scopes = new ArrayList<>();
        Set<String> apps = new TreeSet<>();
        guards.rows().forEach(rows -> apps.add(rows.app()));
        for (String app : apps) {
            int number = Objects.requireNonNull(made.get(app)).size() + 1;
            String name = String.format(Locale.ROOT, "%04d_tenancy", number);
            scopes.add(new Scope(
                    app + "/" + name, Map.of("app", app, "migration", name), Map.of("guard", of(guards, app, made))));
        }
        return scopes;
    }

    private static GuardView of(Guards guards, String app, SortedMap<String, List<Migration>> made) {
        List<Guards.Rows> rows =
                guards.rows().stream().filter(each -> each.app().equals(app)).toList();
        List<Guards.Pairs> pairs =
                guards.pairs().stream().filter(each -> each.app().equals(app)).toList();
        SortedMap<String, String> before = new TreeMap<>();
        before.put(app, last(made, app));
        rows.stream()
                .flatMap(each -> each.keys().stream())
                .map(key -> key.target().app())
                .forEach(other -> before.put(other, last(made, other)));
        pairs.stream().map(pair -> pair.target().app()).forEach(other -> {
            if (made.containsKey(other)) {
                before.put(other, last(made, other));
            }
        });
        return new GuardView(
                before.entrySet().stream()
                        .map(entry -> Python.entry(
                                Expr.tuple(List.of(Expr.string(entry.getKey()), Expr.string(entry.getValue()))),
                                DEPENDENCY))
                        .toList(),
                guards.type(),
                rows.stream().map(GuardView::rows).toList(),
                pairs.stream().map(GuardView::pairs).toList());
    }

    private static String last(SortedMap<String, List<Migration>> made, String app) {
        List<Migration> migrations = Objects.requireNonNull(made.get(app));
        return migrations.get(migrations.size() - 1).name();
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
