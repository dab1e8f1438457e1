package dev.armature.view.repository;

import dev.armature.domain.Architecture;
import dev.armature.domain.Delivery;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.view.brings.Brings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Python packages of a repository, as requirements.
 *
 * @param own what the root itself needs: empty in a hybrid, whose halves are members
 * @param django what a Django half needs
 * @param fastapi what a FastAPI half needs
 * @param development what its tests and checks need
 * @param audit what {@code make audit} needs
 * @param pins everything that any of them brings, in its tested version
 */
public record PackagesView(
        List<String> own,
        List<String> django,
        List<String> fastapi,
        List<String> development,
        List<String> audit,
        List<String> pins) {
    public PackagesView {
        own = List.copyOf(own);
        django = List.copyOf(django);
        fastapi = List.copyOf(fastapi);
        development = List.copyOf(development);
        audit = List.copyOf(audit);
        pins = List.copyOf(pins);
    }

    static PackagesView of(Domain domain, Dependencies dependencies, Brings brings) {
        List<String> django = joined(djangoGroups(domain), brings.groups("django"));
        List<String> fastapi = joined(fastapiGroups(domain), brings.groups("fastapi"));
        List<String> own = ownGroups(domain.architecture(), django, fastapi);
        List<String> development = joined(developmentGroups(domain), brings.groups("development"));
        List<String> all = new ArrayList<>(own);
        all.addAll(development);
        all.add("audit");
        return new PackagesView(
                domain.architecture() == Architecture.HYBRID ? List.of() : dependencies.requirements(own),
                dependencies.requirements(django),
                dependencies.requirements(fastapi),
                dependencies.requirements(development),
                dependencies.requirements(List.of("audit")),
                dependencies.pins(all));
    }

    private static List<String> djangoGroups(Domain domain) {
        List<String> groups = new ArrayList<>(List.of("django", "django-" + database(domain)));
        if (domain.hasImages()) {
            groups.add("django-images");
        }
        if (domain.hasImportExport()) {
            groups.add("django-import-export");
        }
        return groups;
    }

    private static List<String> fastapiGroups(Domain domain) {
        List<String> groups = new ArrayList<>(List.of("fastapi", "fastapi-" + database(domain)));
        if (domain.entities().anyMatch(Entity::sendsFiles)) {
            groups.add("fastapi-uploads");
        }
        if (domain.mounted()) {
            groups.add("mounted");
        }
        return groups;
    }

    private static List<String> joined(List<String> own, List<String> brought) {
        return Stream.concat(own.stream(), brought.stream()).toList();
    }

    private static List<String> ownGroups(Architecture architecture, List<String> django, List<String> fastapi) {
        return switch (architecture) {
            case DJANGO -> django;
            case FASTAPI -> joined(fastapi, List.of("fastapi-alone"));
            case HYBRID -> joined(django, fastapi);
        };
    }

    private static String database(Domain domain) {
        return domain.infrastructure().database().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> developmentGroups(Domain domain) {
        Architecture architecture = domain.architecture();
        List<String> groups = new ArrayList<>(List.of("development", database(domain) + "-development"));
        if (architecture.hasDjango()) {
            groups.add("django-development");
        }
        if (architecture.hasFastapi()) {
            groups.add("fastapi-development");
        }
        if (architecture == Architecture.HYBRID && !domain.mounted()) {
            groups.add("hybrid-development");
        }
        if (domain.delivery().containers()) {
            groups.add("containers-development");
            groups.add(database(domain) + "-containers-development");
        }
        if (domain.delivery().ci() != Delivery.Ci.NONE) {
            groups.add("ci-development");
        }
        return groups;
    }
}
