package dev.armature.view.django;

import dev.armature.domain.App;
import dev.armature.domain.Architecture;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.OperationIds;
import dev.armature.domain.ShortLists;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import dev.armature.view.Scope;
import dev.armature.view.brings.Brings;
import dev.armature.view.brings.Brings.Mount;
import dev.armature.view.django.AppView.AdminView;
import dev.armature.view.django.AppView.ApiView;
import dev.armature.view.django.AppView.ConfigView;
import dev.armature.view.django.AppView.ModelsView;
import dev.armature.view.django.DjangoView.SettingView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the templates of the Django half see. */
public final class DjangoViews {
    private static final int ENTRY = 4;

    private final Domain domain;
    private final Models models;
    private final OperationIds operations;

    /** Begins with the views of a project. */
    public DjangoViews(Domain domain) {
        this.domain = domain;
        this.models = Models.of(domain);
        this.operations = OperationIds.of(domain);
    }

    /** What the components of the Django half with {@code each} are rendered for. */
    public Map<String, List<Scope>> scopes() {
        Map<String, Scope> apps = new HashMap<>();
        domain.apps().forEach(app -> apps.put(app.name(), app(app)));
        return Map.of(
                "django-app",
                scopes(apps, app -> true),
                "django-app-config",
                scopes(apps, app -> Words.apart(app.name()).size() > 1),
                "django-api",
                scopes(apps, DjangoViews::hasApi),
                "django-entity",
                domain.entities().map(this::test).toList(),
                "django-joins",
                once(pages().anyMatch(AdminPage::hasJoinField)),
                "django-inlines",
                once(hasInlines()),
                "django-exchange",
                once(domain.hasImportExport()),
                "django-app-actions",
                scopes(apps, AppActions::has),
                "django-owners",
                once(pages().anyMatch(AdminPage::hasOwner)));
    }

    private List<Scope> scopes(Map<String, Scope> apps, Predicate<App> needed) {
        return domain.apps().stream()
                .filter(needed)
                .flatMap(app -> Optional.ofNullable(apps.get(app.name())).stream())
                .toList();
    }

    private static List<Scope> once(boolean needed) {
        return needed ? List.of(Scope.REPOSITORY) : List.of();
    }

    private Stream<AdminPage> pages() {
        return domain.apps().stream().flatMap(app -> pages(app, new AdminInlines(domain, app)).stream());
    }

    private List<AdminPage> pages(App app, AdminInlines inlines) {
        return app.entities().stream()
                .map(entity -> new AdminPage(domain, entity, inlines))
                .toList();
    }

    private static boolean hasApi(App app) {
        return app.entities().stream().anyMatch(EntityApi::has);
    }

    /** What all of them see. */
    public DjangoView shared(Brings brings) {
        String description = domain.project().description();
        return new DjangoView(
                Expr.string(domain.project().name()).toString(),
                Python.assignment(
                        "admin.site.site_header", Expr.string(domain.project().name()), 0),
                description.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Expr.string(description).toString()),
                Stream.concat(domain.apps().stream().map(App::name), brings.djangoApps().stream())
                        .map(app -> Python.entry(Expr.string(app), ENTRY))
                        .toList(),
                Stream.concat(
                                domain.apps().stream()
                                        .filter(DjangoViews::hasApi)
                                        .map(DjangoViews::route),
                                brings.djangoApi().stream().map(DjangoViews::route))
                        .toList(),
                brings.djangoPages().stream().map(DjangoViews::route).toList(),
                brings.djangoPages().stream().anyMatch(page -> page.prefix().isEmpty()),
                brings.djangoSettings().stream()
                        .map(setting -> new SettingView(setting.help(), setting.django()))
                        .toList(),
                domain.architecture() == Architecture.HYBRID ? "health/core" : "health",
                domain.hasFiles(),
                domain.hasImages(),
                domain.entities().anyMatch(Entity::sendsFiles),
                domain.entities().anyMatch(entity -> !operations.unusual(entity).isEmpty()),
                hasInlines(),
                domain.hasImportExport(),
                new ShortLists(domain).any(),
                domain.infrastructure().mail() == Infrastructure.Mail.SMTP,
                AppActions.cases(domain, models),
                new UserClass(domain, models).view());
    }

    private boolean hasInlines() {
        return domain.entities().anyMatch(entity -> !entity.admin().inline().isEmpty());
    }

    private static String route(App app) {
        return route(new Mount(Words.kebab(app.name()) + "/", app.name() + ".urls"));
    }

    private static String route(Mount mount) {
        Expr urls = Expr.call("include", Expr.string(mount.module()));
        return Python.entry(Expr.call("path", Expr.string(mount.prefix()), urls), ENTRY);
    }

    private Scope app(App app) {
        AppView view = new AppView(
                app.name(), config(app), models(app), admin(app), api(app), AppActions.view(domain, models, app));
        return new Scope(app.name(), Map.of("app", app.name()), Map.of("app", view));
    }

    private static ConfigView config(App app) {
        List<String> words = Words.apart(app.name());
        return new ConfigView(
                words.stream().map(Words::capital).collect(Collectors.joining()) + "Config",
                Python.assignment("verbose_name", Expr.string(Words.capital(String.join(" ", words))), 4));
    }

    private ModelsView models(App app) {
        ImportBlock imports = new ImportBlock(domain);
        List<DefaultView> defaults = new ArrayList<>();
        List<ModelView> classes = new ArrayList<>();
        Set<EntityRef> above = new LinkedHashSet<>();
        for (Entity entity : app.entities()) {
            Model model = models.find(entity.ref()).orElseThrow();
            ModelClass code = new ModelClass(models, model, above, imports);
            defaults.addAll(code.defaults());
            classes.add(
                    code.view(entity.description(), entity.display().flatMap(entity::field), tenancy(entity.ref())));
            above.add(entity.ref());
        }
        return new ModelsView(imports.text(), defaults, classes);
    }

    /** What a model extends so that its rows are found by their tenants only. */
    private Optional<String> tenancy(EntityRef entity) {
        if (domain.hasTenant(entity)) {
            return Optional.of("TenantRow");
        }
        return domain.isTenant(entity) ? Optional.of("Tenant") : Optional.empty();
    }

    private AdminView admin(App app) {
        ImportBlock imports =
                new ImportBlock(domain).from("django.contrib", "admin").from(app.name(), "models");
        AdminInlines inlines = new AdminInlines(domain, app);
        List<AdminPage> pages = pages(app, inlines);
        if (app.entities().stream().anyMatch(entity -> AdminPage.hasUrl(entity.fields()))) {
            imports.from("django.db.models", "URLField");
        }
        if (app.entities().stream().anyMatch(entity -> AdminPage.hasImage(entity.fields()))) {
            imports.from("django.db.models", "ImageField").from("common.files", "ImageFormField");
        }
        if (pages.stream().anyMatch(AdminPage::hasJoinField)) {
            imports.from("common", "joins");
        }
        if (domain.hasRoles()) {
            imports.from("common", "pages");
        }
        if (pages.stream().anyMatch(AdminPage::showsTenants)) {
            imports.from("common", "tenants");
        }
        if (pages.stream().anyMatch(AdminPage::hasOwner)) {
            imports.from("common", "owners");
        }
        if (app.entities().stream().anyMatch(entity -> entity.admin().importExport())) {
            imports.from("common", "exchange");
        }
        if (AppActions.has(app)) {
            imports.from("common", "actions");
            app.entities().forEach(entity -> AppActions.imported(entity, imports));
        }
        if (!inlines.all().isEmpty()) {
            imports.from("common", "inlines");
        }
        inlines.apps().forEach(other -> imports.aliased(other, "models", AdminInlines.alias(other)));
        return new AdminView(
                imports.text(),
                inlines.all(),
                pages.stream().map(AdminPage::view).toList());
    }

    private ApiView api(App app) {
        List<EntityApi> apis = app.entities().stream()
                .filter(EntityApi::has)
                .map(entity -> new EntityApi(entity, domain, operations))
                .toList();
        ImportBlock serializers =
                new ImportBlock(domain).from(app.name(), "models").from("common", "serializers");
        if (apis.stream().anyMatch(EntityApi::choosesCaller)) {
            if (domain.hasRoles()) {
                serializers.from("common.references", "CallerDefault");
            } else {
                serializers.from("rest_framework.serializers", "CurrentUserDefault");
            }
        }
        ImportBlock views = new ImportBlock(domain)
                .from(app.name(), "models", "serializers")
                .from("common", "viewsets");
        boolean uploads = app.entities().stream().anyMatch(Entity::sendsFiles);
        if (uploads) {
            views.from("common", "uploads");
        }
        if (app.entities().stream().anyMatch(Entity::answersActions)) {
            views.from("common", "action_routes")
                    .from("rest_framework.decorators", "action")
                    .from("rest_framework.request", "Request")
                    .from("rest_framework.response", "Response");
            app.entities().stream()
                    .filter(Entity::answersActions)
                    .forEach(entity -> AppActions.imported(entity, views));
        }
        if (apis.stream().anyMatch(EntityApi::setsCaller)) {
            views.from("typing", "Any").from("rest_framework.serializers", "BaseSerializer");
        }
        return new ApiView(
                serializers.text(),
                apis.stream().map(EntityApi::serializer).toList(),
                views.text(),
                apis.stream().map(EntityApi::viewset).toList(),
                new ImportBlock(domain)
                        .from(app.name(), "views")
                        .from(uploads ? "common.uploads" : "common.routers", "Router")
                        .text(),
                apis.stream().map(EntityApi::route).toList());
    }

    private Scope test(Entity entity) {
        ImportBlock imports =
                new ImportBlock(domain).from(entity.ref().app(), "models").from("common.tests", "entity");
        if (entity.admin().importExport()) {
            imports.from("common.tests", "exchange");
        }
        if (entity.sendsFiles()) {
            imports.from("common.tests", "uploads");
        }
        return new Scope(
                entity.ref().toString(),
                Map.of("app", entity.ref().app(), "entity", entity.name().toLowerCase(Locale.ROOT)),
                Map.of("test", new EntityApi(entity, domain, operations).test(imports.text())));
    }
}
