package dev.armature.view.repository;

import dev.armature.domain.App;
import dev.armature.domain.Architecture;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.Serve;
import dev.armature.view.brings.Brings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the files around the two halves read.
 *
 * @param slug the project's name for machines
 * @param toml its names as TOML values
 * @param markdown its names as Markdown text
 * @param django whether Django is alone
 * @param fastapi whether FastAPI is alone
 * @param hybrid whether both are there
 * @param split whether both are there, as processes of their own
 * @param mounted whether both are there, Django inside of FastAPI
 * @param hasDjango whether there is a Django half
 * @param hasFastapi whether there is a FastAPI half
 * @param containers whether there are images
 * @param exchange whether the admin imports and exports rows
 * @param files whether a half keeps files
 * @param uploads whether the API takes files
 * @param hasActions whether there is more to do with rows than to change them
 * @param actions whether the API answers actions
 * @param adminUploads whether the admin alone takes files
 * @param smtp whether production sends mail through a server
 * @param registration whether anyone may register
 * @param username whether people sign in by a name of their own
 * @param temporary whether an address looks like a directory for temporary files to linters
 * @param python the lowest Python, {@code 3.11}
 * @param newerSpellings ruff's rules that ask for what the lowest Python has beyond 3.11, or empty
 * @param ci where changes are tested
 * @param uv the version of uv
 * @param core the directory of the Django half, empty or with a slash
 * @param cdCore the shell command that goes there from the root, empty or with what joins the next one
 * @param upstreams the kinds of processes behind the balancer
 * @param migrator the kind whose program brings the database to the newest migration
 * @param mainUpstream where the balancer sends requests: an upstream, or the variable that chooses one
 * @param checks what {@code make check} looks at last, in words
 * @param apps every app
 * @param djangoApps in a hybrid, those whose API Django answers, at least where one process answers everything
 * @param weightedApps in a hybrid, those whose API both halves answer
 * @param routedApps in a hybrid, those whose API is not FastAPI's alone
 * @param djangoPaths what the balancer sends to Django, for a diagram
 * @param djangoDirectories the packages of a Django that lies flat
 * @param first what the README shows of the API
 * @param database where rows are kept
 * @param packages what is installed
 * @param brought what components add
 */
public record RepositoryView(
        String slug,
        TomlTexts toml,
        MarkdownTexts markdown,
        boolean django,
        boolean fastapi,
        boolean hybrid,
        boolean split,
        boolean mounted,
        boolean hasDjango,
        boolean hasFastapi,
        boolean containers,
        boolean exchange,
        boolean files,
        boolean uploads,
        boolean hasActions,
        boolean actions,
        boolean adminUploads,
        boolean smtp,
        boolean registration,
        boolean username,
        boolean temporary,
        String python,
        String newerSpellings,
        CiView ci,
        String uv,
        String core,
        String cdCore,
        List<String> upstreams,
        String migrator,
        String mainUpstream,
        String checks,
        List<AppView> apps,
        List<AppView> djangoApps,
        List<AppView> weightedApps,
        List<AppView> routedApps,
        String djangoPaths,
        List<String> djangoDirectories,
        FirstRequestView first,
        DatabaseView database,
        PackagesView packages,
        BroughtView brought) {
    /** Since 3.12 a class or function can name its own type variables. */
    private static final int TYPE_PARAMETERS = 12;
    /** Since 3.14 an annotation needs no quotes. */
    private static final int LAZY_ANNOTATIONS = 14;

    private static final Pattern TEMPORARY = Pattern.compile("/(?:tmp|var/tmp|dev/shm)");

    public RepositoryView {
        upstreams = List.copyOf(upstreams);
        apps = List.copyOf(apps);
        djangoApps = List.copyOf(djangoApps);
        weightedApps = List.copyOf(weightedApps);
        routedApps = List.copyOf(routedApps);
        djangoDirectories = List.copyOf(djangoDirectories);
    }

    /** The view of a project. */
    public static RepositoryView of(Domain domain, Dependencies dependencies, Brings brings) {
        Architecture architecture = domain.architecture();
        boolean hybrid = architecture == Architecture.HYBRID;
        boolean uploads = domain.entities().anyMatch(Entity::sendsFiles);
        List<AppView> apps = domain.apps().stream().map(AppView::of).toList();
        List<AppView> routedApps = apps(domain, serve -> serve.django() > 0);
        return new RepositoryView(
                domain.project().slug(),
                TomlTexts.of(domain.project()),
                MarkdownTexts.of(domain.project()),
                architecture == Architecture.DJANGO,
                architecture == Architecture.FASTAPI,
                hybrid,
                hybrid && !domain.mounted(),
                domain.mounted(),
                architecture.hasDjango(),
                architecture.hasFastapi(),
                domain.delivery().containers(),
                domain.hasImportExport(),
                architecture.hasDjango() ? domain.hasFiles() : uploads,
                uploads,
                domain.entities().anyMatch(architecture.hasDjango() ? Entity::hasActions : Entity::answersActions),
                domain.entities().anyMatch(Entity::answersActions),
                architecture.hasDjango() && !uploads && (domain.hasImportExport() || domain.hasFiles()),
                domain.infrastructure().mail() == Infrastructure.Mail.SMTP,
                domain.user().registrationOpen(),
                domain.user().hasUsername(),
                domain.entities()
                        .anyMatch(entity -> TEMPORARY.matcher(entity.path()).lookingAt()),
                "3." + domain.delivery().python(),
                newerSpellings(domain.delivery().python()),
                CiView.of(domain.delivery()),
                dependencies.version("uv"),
                hybrid ? "core/" : "",
                hybrid ? "cd core && " : "",
                upstreams(domain),
                upstreams(domain).get(0),
                mainUpstream(domain),
                checks(architecture),
                apps,
                apps(domain, Serve::mostlyDjango),
                apps(domain, Serve::weighted),
                routedApps,
                djangoPaths(routedApps),
                djangoDirectories(domain, brings),
                FirstRequestView.of(domain),
                DatabaseView.of(domain.infrastructure().database()),
                PackagesView.of(domain, dependencies, brings),
                BroughtView.of(brings));
    }

    private static String newerSpellings(int python) {
        if (python < TYPE_PARAMETERS) {
            return "";
        }
        return (python >= LAZY_ANNOTATIONS ? "\"UP037\", " : "") + "\"UP046\", \"UP047\"";
    }

    private static List<AppView> apps(Domain domain, Predicate<Serve> which) {
        return domain.apps().stream()
                .filter(app -> which.test(app.serve()))
                .map(AppView::of)
                .toList();
    }

    private static String djangoPaths(List<AppView> routedApps) {
        Stream<String> own = Stream.of("/admin/ /static/", "/api/v1/auth/");
        return Stream.concat(own, routedApps.stream().map(AppView::djangoPath)).collect(Collectors.joining("<br>"));
    }

    private static List<String> upstreams(Domain domain) {
        return switch (domain.architecture()) {
            case DJANGO -> List.of("django");
            case FASTAPI -> List.of("fastapi");
            case HYBRID -> domain.mounted() ? List.of("mounted") : List.of("django", "fastapi");
        };
    }

    private static String mainUpstream(Domain domain) {
        List<String> upstreams = upstreams(domain);
        return upstreams.size() > 1 ? "$half" : upstreams.get(0);
    }

    private static String checks(Architecture architecture) {
        List<String> checks = new ArrayList<>();
        if (architecture.hasDjango()) {
            checks.add("deployment settings");
        }
        if (architecture == Architecture.HYBRID) {
            checks.add("schema drift");
        }
        checks.add("OpenAPI");
        checks.add("the balancer");
        return String.join(", ", checks);
    }

    private static List<String> djangoDirectories(Domain domain, Brings brings) {
        TreeSet<String> directories = new TreeSet<>(List.of("accounts", "common", "config"));
        domain.apps().stream().map(App::name).forEach(directories::add);
        directories.addAll(brings.djangoApps());
        return List.copyOf(directories);
    }
}
