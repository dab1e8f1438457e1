package dev.armature.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.armature.domain.Domain;
import dev.armature.domain.Licenses;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryFilesTest {
    private static final Generation GENERATION = new Generation(Path.of("..").normalize());

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void anyNameAndDescriptionComeOutAsTheyWereGiven(String architecture) {
        FileSet files = render("""
                armature: 1
                project:
                  name: 'Zoë''s "Café" #1 $x ${y} *new* <b>'
                  slug: zoes
                  description: 'C:\\dir, "quoted", %if (x)'
                architecture: ARCHITECTURE
                """.replace("ARCHITECTURE", architecture));
        assertTrue(lines(files, "README.md").anyMatch("# Zoë's \"Café\" #1 $x ${y} \\*new\\* \\<b\\>"::equals));
        assertTrue(lines(files, "pyproject.toml")
                .anyMatch("description = \"C:\\\\dir, \\\"quoted\\\", %if (x)\""::equals));
    }

    @Test
    void whatAProfileDoesNotAskForIsAbsent() {
        FileSet files = render("""
                armature: 1
                project: Corner Shop
                architecture: fastapi
                delivery: {containers: false, ci: none}
                """);
        assertFalse(files.files().containsKey(new RelativePath("compose.yaml")));
        assertFalse(files.files().containsKey(new RelativePath(".github/workflows/ci.yml")));
        assertFalse(lines(files, "pyproject.toml").anyMatch(line -> line.contains("hadolint")));
        assertFalse(lines(files, "constraints.txt").anyMatch(line -> line.startsWith("django")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void actionsAreThereWhereTheyAreAskedForAndNowhereElse(String architecture) {
        String profile = """
                armature: 1
                project: Corner Shop
                architecture: ARCHITECTURE
                domain:
                  catalog:
                    Product:
                      fields: {name: string(20), live: boolean default=false}
                      permissions: {publish: Can publish products}
                      admin: {actions: {publish: {set: {live: true}, when: live = false}}}
                """.replace("ARCHITECTURE", architecture);
        String asked = "publish_product = Action(";
        String module = architecture.equals("fastapi") ? "api/catalog/queries.py" : "catalog/actions.py";
        String directory = architecture.equals("hybrid") ? "core/" : "";
        assertTrue(lines(render(profile), directory + module).anyMatch(line -> line.startsWith(asked)));
        FileSet without = render(profile.replaceFirst("(?m)^ *admin: .*\n", ""));
        for (RelativePath path : without.files().keySet()) {
            assertFalse(path.toString().contains("actions"), path::toString);
        }
        assertFalse(lines(without, "docs/errors.md").anyMatch(line -> line.contains("conflict")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"split", "mounted"})
    void aComponentThatIsUsedTwiceComesWhereItsConditionHolds(String topology) {
        FileSet files = render("""
                armature: 1
                project: Corner Shop
                architecture: hybrid
                topology: TOPOLOGY
                """.replace("TOPOLOGY", topology));
        assertEquals(topology.equals("split"), files.files().containsKey(new RelativePath("gateway/mounted.py")));
        assertEquals(topology.equals("mounted"), files.files().containsKey(new RelativePath("api/mounted.py")));
    }

    @Test
    void everyLicenceWithATextHasItsFileAndNoYear() throws IOException {
        Path texts = Path.of("..", "blueprints", "licenses");
        try (Stream<Path> files = Files.list(texts)) {
            assertEquals(
                    Licenses.WITH_TEXT,
                    files.map(file -> file.getFileName().toString().replaceFirst("[.]txt$", ""))
                            .collect(Collectors.toSet()));
        }
        for (String id : Licenses.WITH_TEXT) {
            FileSet files = render("""
                    armature: 1
                    project: {name: Shop, author: "Zoë O'Neil <zoe@example.org>", license: LICENSE}
                    architecture: django
                    """.replace("LICENSE", id));
            String text = lines(files, "LICENSE").collect(Collectors.joining("\n", "", "\n"));
            String written = Files.readString(texts.resolve(id + ".txt"));
            assertEquals(written.replace("{holder}", "Zoë O'Neil").strip(), text.strip());
            assertTrue(lines(files, "pyproject.toml").anyMatch(("license = \"" + id + "\"")::equals));
        }
    }

    @Test
    void anotherLicenceStandsInPyprojectOnly() {
        FileSet files = render("""
                armature: 1
                project: {name: Shop, license: 0BSD}
                architecture: django
                """);
        assertFalse(files.files().containsKey(new RelativePath("LICENSE")));
        assertTrue(lines(files, "pyproject.toml").anyMatch("license = \"0BSD\""::equals));
    }

    @Test
    void gitlabHasItsPipelineInPlaceOfTheWorkflow() {
        FileSet files = render("""
                armature: 1
                project: Shop
                architecture: django
                delivery: {ci: gitlab, python: "3.12"}
                """);
        assertTrue(lines(files, ".gitlab-ci.yml").anyMatch("      - PYTHON: [\"3.12\", \"3.13\"]"::equals));
        assertFalse(files.files().containsKey(new RelativePath(".github/workflows/ci.yml")));
    }

    @Test
    void theLowestPythonIsTheProfiles() {
        FileSet files = render("""
                armature: 1
                project: Corner Shop
                architecture: django
                delivery: {python: "3.12"}
                """);
        assertEquals(
                "requires-python = \">=3.12\"",
                lines(files, "pyproject.toml")
                        .filter(line -> line.startsWith("requires-python"))
                        .findFirst()
                        .orElseThrow());
    }

    private static FileSet render(String profile) {
        Domain domain = ProfileReader.read(profile, "-").domain().orElseThrow();
        return GENERATION.render(domain, profile).files();
    }

    private static Stream<String> lines(FileSet files, String path) {
        return Objects.requireNonNull(files.files().get(new RelativePath(path)))
                .asText()
                .lines();
    }
}
