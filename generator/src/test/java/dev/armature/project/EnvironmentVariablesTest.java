package dev.armature.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code reads from the environment, what the README says of it, and what people are asked to fill in are one list. */
class EnvironmentVariablesTest {
    private static final Pattern IN_PYTHON = Pattern.compile(
            "(?:environ(?:\\.get\\(|\\.setdefault\\(|\\[)|\\b(?:required|secret|words|rate)\\()\"([A-Z_]+)\"");
    private static final Pattern IN_SETTINGS = Pattern.compile("(?m)^    ([a-z_]+): ");
    private static final Pattern IN_COMPOSE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
    private static final Pattern IN_EXAMPLE = Pattern.compile("(?m)^([A-Z_]+)=");
    private static final Pattern IN_README = Pattern.compile("(?m)^\\| ((?:`[A-Z_]+`(?:, )?)+) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    /** What every machine has, and what `make bench` hands to the processes that it measures. */
    private static final Set<String> SURROUNDINGS = Set.of("PATH", "UPSTREAM");
    /** What images and `make run` set by themselves, and what one command reads. */
    private static final Set<String> NOT_ASKED_FOR = Set.of(
            "DJANGO_SETTINGS_MODULE",
            "ENVIRONMENT",
            "FIRST_SUPERUSER",
            "FIRST_SUPERUSER_PASSWORD",
            "MAIL_DIRECTORY",
            "PG_BINDIR",
            "PORT");
    /** What compose.yaml knows by itself. */
    private static final Set<String> OF_CONTAINERS = Set.of("DATABASE_URL", "MIGRATION_DATABASE_URL", "MEDIA_ROOT");

    /** What only nginx reads, which is not in every compose.yaml. */
    private static final Set<String> OF_NGINX = Set.of("TRUSTED_PROXIES");

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void ofEveryType(String architecture) {
        check(Rendering.of("acceptance/every-type.yaml", architecture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void ofAProjectWithFilesAndAMailServer(String architecture) {
        String profile = """
                armature: 1
                project: Corner Shop
                architecture: ARCHITECTURE
                domain: {shop: {Product: {fields: {name: string, cover: image optional}}}}
                infrastructure: {mail: smtp}
                delivery: {containers: CONTAINERS}
                """;
        check(Rendering.ofText(profile.replace("CONTAINERS", "true"), architecture));
        check(Rendering.ofText(profile.replace("CONTAINERS", "false"), architecture));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infrastructure: {database: sqlite}",
                "delivery: {containers: false}",
                "user: {registration: closed}"
            })
    void ofAnEmptyProject(String words) {
        check(Rendering.ofText("armature: 1\nproject: Shop\narchitecture: django\n" + words + "\n", "django"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi"})
    void ofAProjectOnSqlite(String architecture) {
        String profile = "armature: 1\nproject: Shop\narchitecture: django\ninfrastructure: {database: sqlite}\n";
        check(Rendering.ofText(profile, architecture));
        check(Rendering.ofText(profile + "delivery: {containers: false}\n", architecture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog-cms", "internal-admin-public-api", "users-api"})
    void ofASample(String name) throws IOException {
        check(Rendering.ofSample(name));
    }

    private static void check(FileSet files) {
        Set<String> documented = new TreeSet<>();
        find(IN_README, text(files, "README.md")).forEach(cell -> documented.addAll(find(NAME, cell)));
        Set<String> read = read(files);
        read.removeAll(SURROUNDINGS);
        assertEquals(read, documented, "what is read, and what the README documents");

        boolean containers = files.files().containsKey(new RelativePath("compose.yaml"));
        Set<String> asked = new TreeSet<>(documented);
        asked.removeAll(NOT_ASKED_FOR);
        if (containers) {
            asked.removeAll(OF_CONTAINERS);
            asked.add("PORT");
            if (!files.files().containsKey(new RelativePath("deploy/gateway/start.sh"))) {
                asked.removeAll(OF_NGINX);
            }
            assertEquals(asked, find(IN_COMPOSE, text(files, "compose.yaml")), "compose.yaml passes on");
        }
        assertEquals(asked, find(IN_EXAMPLE, text(files, ".env.example")), ".env.example holds");
    }

    private static Set<String> read(FileSet files) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
            String path = file.getKey().value();
            if (path.endsWith("compose.yaml")) {
                names.addAll(find(IN_COMPOSE, file.getValue().asText()));
            } else if (path.endsWith("api/settings.py")) {
                String fields =
                        file.getValue().asText().split("    @property", 2)[0].split("class Settings", 2)[1];
                find(IN_SETTINGS, fields).forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
            } else if (path.endsWith(".py") && !path.contains("tests/")) {
                names.addAll(find(IN_PYTHON, file.getValue().asText()));
            }
        }
        return names;
    }

    private static Set<String> find(Pattern pattern, String text) {
        Stream<MatchResult> found = pattern.matcher(text).results();
        return new TreeSet<>(found.map(match -> match.group(1)).toList());
    }

    private static String text(FileSet files, String path) {
        return Objects.requireNonNull(files.files().get(new RelativePath(path))).asText();
    }
}
