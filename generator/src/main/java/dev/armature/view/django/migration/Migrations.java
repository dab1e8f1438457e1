package dev.armature.view.django.migration;

import dev.armature.django.MigrationCode;
import dev.armature.django.MigrationImports;
import dev.armature.domain.Domain;
import dev.armature.python.Code;
import dev.armature.python.Import;
import dev.armature.python.Python;
import dev.armature.schema.Autodetector;
import dev.armature.schema.Guards;
import dev.armature.schema.Migration;
import dev.armature.schema.Models;
import dev.armature.view.Scope;
import dev.armature.view.django.migration.MigrationView.OperationView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** The migrations of a new project. */
public final class Migrations {
    private static final int DEPENDENCY = 8;

    private Migrations() {}

    /** One scope of the kind {@code django-migration} for each file. */
    public static Map<String, List<Scope>> scopes(Domain domain) {
        Models models = Models.of(domain);
        SortedMap<String, List<Migration>> made = Autodetector.initial(models);
        List<Scope> scopes = made.values().stream()
                .flatMap(List::stream)
                .map(migration -> new Scope(
                        migration.app() + "/" + migration.name(),
                        Map.of("app", migration.app(), "migration", migration.name()),
                        Map.of("migration", view(models, migration))))
                .toList();
        List<Scope> guards = Guards.of(domain, models)
                .map(found -> GuardScopes.of(found, made))
                .orElse(List.of());
        return Map.of("django-migration", scopes, "django-unlogged", List.of(unlogged(made)), "django-guards", guards);
    }

    /** What Django does not do itself comes after all that it does. */
    private static Scope unlogged(SortedMap<String, List<Migration>> made) {
        List<Migration> accounts = Objects.requireNonNull(made.get("accounts"));
        String name = Migration.name(accounts.size() + 1, "unlogged_throttle");
        Migration last = accounts.get(accounts.size() - 1);
        return new Scope(
                "accounts/" + name, Map.of("app", "accounts", "migration", name), Map.of("previous", last.name()));
    }

    private static MigrationView view(Models models, Migration migration) {
        Set<Import> imports = new LinkedHashSet<>();
        List<String> dependencies = new ArrayList<>();
        for (Migration.Dependency dependency : migration.dependencies()) {
            Code code = MigrationCode.dependency(dependency);
            imports.addAll(code.imports());
            dependencies.add(Python.entry(code.expr(), DEPENDENCY));
        }
        OperationViews views = new OperationViews(models, imports);
        List<OperationView> operations = migration.operations().stream()
                .map(operation -> operation.accept(views))
                .toList();
        return new MigrationView(MigrationImports.lines(imports), dependencies, operations);
    }
}
