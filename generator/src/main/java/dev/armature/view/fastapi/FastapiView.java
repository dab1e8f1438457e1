package dev.armature.view.fastapi;

import dev.armature.domain.Architecture;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.ShortLists;
import dev.armature.python.Literals;
import dev.armature.view.Scope;
import dev.armature.view.brings.Brings;
import dev.armature.view.brings.BroughtSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every template of the FastAPI half reads.
 *
 * @param alone whether there is no Django half
 * @param hybrid whether there is one
 * @param title the project's name, as a literal
 * @param description its sentence, as a literal; absent when there is none
 * @param slug the name for machines
 * @param username whether people sign in with a name of their own
 * @param registration whether anyone may register
 * @param smtp whether production sends mail through a server
 * @param uploads whether it takes files
 * @param shortLists whether there are lists of references that hold one row at most
 * @param imports the imports of {@code main.py}
 * @param routers the statement that lists the routers, unless there are none
 * @param settings the fields that components add to the settings
 * @param keys the columns of keys
 * @param user the user's model
 * @param factories what makes rows
 * @param tenants what makes tenants where there is no admin
 * @param resources what the tests know of each entity
 * @param usual a list as most projects write it
 * @param actions what the tests know of each action
 */
public record FastapiView(
        boolean alone,
        boolean hybrid,
        String title,
        Optional<String> description,
        String slug,
        boolean username,
        boolean registration,
        boolean smtp,
        boolean uploads,
        boolean shortLists,
        String imports,
        Optional<String> routers,
        List<String> settings,
        KeysView keys,
        UserView user,
        FactoriesView factories,
        TenantsView tenants,
        ResourcesView resources,
        UsualView usual,
        ResourcesView actions) {
    public FastapiView {
        settings = List.copyOf(settings);
    }

    /** The view of a project. */
    private static FastapiView of(Project project, Brings brings) {
        Domain domain = project.domain();
        boolean alone = domain.architecture() == Architecture.FASTAPI;
        MainImports imports = new MainImports(domain, brings.fastapiRouters(), alone);
        return new FastapiView(
                alone,
                !alone,
                Literals.string(domain.project().name()),
                Optional.of(domain.project().description())
                        .filter(text -> !text.isEmpty())
                        .map(Literals::string),
                domain.project().slug(),
                domain.user().hasUsername(),
                domain.user().registrationOpen(),
                domain.infrastructure().mail() == Infrastructure.Mail.SMTP,
                domain.entities().anyMatch(Entity::sendsFiles),
                new ShortLists(domain).any(),
                imports.text(),
                imports.routers(),
                brings.fastapiSettings().stream().map(BroughtSetting::fastapi).toList(),
                KeysView.of(domain.infrastructure().database()),
                new UserBuilder(project).view(),
                new FactoryBuilder(project).view(),
                TenantsView.of(domain, project),
                new ResourceBuilder(project).view(),
                new UsualBuilder(project).view(),
                new ActionCases(project).view());
    }

    /**
     * All that the templates of this half see.
     *
     * @param apps the package of each app
     * @param view what every template reads
     */
    public record Half(List<Scope> apps, FastapiView view) {
        /** The half of a project; {@code brings} is asked for last, for it may still be read meanwhile. */
        public static Half of(Domain domain, Supplier<Brings> brings) {
            Project project = Project.of(domain);
            return new Half(packages(project), FastapiView.of(project, brings.get()));
        }
    }

    private static List<Scope> packages(Project project) {
        return project.domain().apps().stream()
                .map(app -> new Scope(
                        app.name(), Map.of("app", app.name()), Map.of("app", new AppBuilder(project, app).view())))
                .toList();
    }
}
