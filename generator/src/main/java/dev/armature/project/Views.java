package dev.armature.project;

import dev.armature.domain.Domain;
import dev.armature.view.BenchView;
import dev.armature.view.RolesView;
import dev.armature.view.Scope;
import dev.armature.view.TenancyView;
import dev.armature.view.alembic.Revisions;
import dev.armature.view.brings.Brings;
import dev.armature.view.django.DjangoViews;
import dev.armature.view.django.migration.Migrations;
import dev.armature.view.fastapi.FastapiView;
import dev.armature.view.pack.PackVariablesView;
import dev.armature.view.repository.Dependencies;
import dev.armature.view.repository.LicenseView;
import dev.armature.view.repository.RepositoryView;
import dev.armature.work.Beside;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Everything that the templates of one project see.
 *
 * @param shared variables that every template sees
 * @param scopes what a component with {@code each} is rendered for, by kind
 */
record Views(Map<String, Object> shared, Map<String, List<Scope>> scopes) {

    /**
     * The views of a project.
     *
     * @param blueprints the directories of blueprints, Armature's own first
     * @param brings what components add; asked for late, for it may still be read meanwhile, and by two threads
     */
    static Views of(Domain domain, List<Path> blueprints, Supplier<Brings> brings) {
        // The halves know nothing of each other: each has a processor to itself.
        Optional<Beside<FastapiView.Half>> fastapi = domain.architecture().hasFastapi()
                ? Optional.of(Beside.begin(() -> FastapiView.Half.of(domain, brings)))
                : Optional.empty();
        Optional<DjangoViews> django =
                domain.architecture().hasDjango() ? Optional.of(new DjangoViews(domain)) : Optional.empty();
        Map<String, List<Scope>> scopes =
                new TreeMap<>(django.map(DjangoViews::scopes).orElse(Map.of()));
        scopes.putAll(django.isPresent() ? Migrations.scopes(domain) : Revisions.scopes(domain));
        Map<String, Object> shared = new TreeMap<>();
        shared.put("license", LicenseView.of(domain.project(), blueprints.get(0)));
        shared.put("variables", PackVariablesView.of(domain.variables()));
        shared.put("roles", RolesView.of(domain));
        shared.put("bench", BenchView.of(domain));
        shared.put("tenancy", TenancyView.of(domain));
        Dependencies dependencies = Dependencies.read(blueprints);
        Brings brought = brings.get();
        shared.put("repository", RepositoryView.of(domain, dependencies, brought));
        django.ifPresent(views -> shared.put("django", views.shared(brought)));
        fastapi.map(Beside::result).ifPresent(half -> {
            shared.put("fastapi", half.view());
            scopes.put("fastapi-app", half.apps());
        });
        return new Views(shared, scopes);
    }
}
