package dev.armature.view.brings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a component adds to files of others, so that it need not replace them.
 *
 * @param djangoApps packages for {@code INSTALLED_APPS}
 * @param djangoPages URL modules of pages, each with where its addresses begin (empty: at the root)
 * @param djangoApi URL modules of the API, each with where its addresses begin below {@code /api/v1/}
 * @param djangoSettings settings of the Django half
 * @param fastapiRouters modules with a {@code router}, mounted below {@code /api/v1}
 * @param fastapiAlone paths below {@code /api/v1} that a hybrid's Django half does not serve
 * @param fastapiSettings settings of the FastAPI half
 * @param packages groups of {@code dependencies.txt} by what needs them: {@code django}, {@code fastapi},
 *     {@code development}
 * @param helpers processes that stand in during development for what is elsewhere in production
 * @param addresses for the table of the README
 * @param places for the table of ARCHITECTURE.md
 */
public record Brings(
        List<String> djangoApps,
        List<Mount> djangoPages,
        List<Mount> djangoApi,
        List<BroughtSetting> djangoSettings,
        List<String> fastapiRouters,
        List<String> fastapiAlone,
        List<BroughtSetting> fastapiSettings,
        Map<String, List<String>> packages,
        List<Helper> helpers,
        List<Line> addresses,
        List<Line> places) {
    /** Adds nothing. */
    public static final Brings NOTHING = new Brings(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(),
            List.of());

    public Brings {
        djangoApps = List.copyOf(djangoApps);
        djangoPages = List.copyOf(djangoPages);
        djangoApi = List.copyOf(djangoApi);
        djangoSettings = List.copyOf(djangoSettings);
        fastapiRouters = List.copyOf(fastapiRouters);
        fastapiAlone = List.copyOf(fastapiAlone);
        fastapiSettings = List.copyOf(fastapiSettings);
        packages = Map.copyOf(packages);
        helpers = List.copyOf(helpers);
        addresses = List.copyOf(addresses);
        places = List.copyOf(places);
    }

    /**
     * URLs of a module.
     *
     * @param prefix where they begin, empty or with a slash at its end
     * @param module a module with {@code urlpatterns}
     */
    public record Mount(String prefix, String module) {}

    /**
     * A server that stands in for another one.
     *
     * @param name of the process
     * @param module run with {@code python -m MODULE PORT}
     * @param gives the environment variable that gets its address; where it is set the helper does not start
     * @param live a path that answers 200
     */
    public record Helper(String name, String module, String gives, String live) {}

    /**
     * A line of a table in Markdown.
     *
     * @param subject an address or a path
     * @param what one sentence
     */
    public record Line(String subject, String what) {
        // Written out, for distinct lines: what a record has by itself makes dozens of classes at its first use.
        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && subject.equals(line.subject) && what.equals(line.what);
        }

        @Override
        public int hashCode() {
            return 31 * subject.hashCode() + what.hashCode();
        }
    }

    /** The groups of packages that something needs. */
    public List<String> groups(String needs) {
        return packages.getOrDefault(needs, List.of());
    }

    /** All that several components add, in order. */
    public static Brings of(List<Brings> all) {
        return all.stream().reduce(NOTHING, Brings::and);
    }

    private Brings and(Brings other) {
        return new Brings(
                joined(djangoApps, other.djangoApps),
                joined(djangoPages, other.djangoPages),
                joined(djangoApi, other.djangoApi),
                joined(djangoSettings, other.djangoSettings),
                joined(fastapiRouters, other.fastapiRouters),
                joined(fastapiAlone, other.fastapiAlone),
                joined(fastapiSettings, other.fastapiSettings),
                Map.of(
                        "django", joined(groups("django"), other.groups("django")),
                        "fastapi", joined(groups("fastapi"), other.groups("fastapi")),
                        "development", joined(groups("development"), other.groups("development"))),
                joined(helpers, other.helpers),
                joined(addresses, other.addresses),
                joined(places, other.places));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
