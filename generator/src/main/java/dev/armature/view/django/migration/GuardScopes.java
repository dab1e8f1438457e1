package dev.armature.view.django.migration;

import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Guards;
import dev.armature.schema.Migration;
import dev.armature.view.GuardView;
import dev.armature.view.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The migrations that keep the rows of tenants apart. */
final class GuardScopes {
    private static final int DEPENDENCY = 8;

    private GuardScopes() {}

    /** One scope for each app with rows of tenants. */
    static List<Scope> of(Guards guards, SortedMap<String, List<Migration>> made) {
        List<Scope> scopes = new ArrayList<>();
        Set<String> apps = new TreeSet<>();
        guards.rows().forEach(rows -> apps.add(rows.app()));
        for (String app : apps) {
            int number = Objects.requireNonNull(made.get(app)).size() + 1;
            String name = Migration.name(number, "tenancy");
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
        return GuardView.of(
                guards,
                rows,
                pairs,
                before.entrySet().stream()
                        .map(entry -> Python.entry(
                                Expr.tuple(List.of(Expr.string(entry.getKey()), Expr.string(entry.getValue()))),
                                DEPENDENCY))
                        .toList());
    }

    private static String last(SortedMap<String, List<Migration>> made, String app) {
        List<Migration> migrations = Objects.requireNonNull(made.get(app));
        return migrations.get(migrations.size() - 1).name();
    }
}
