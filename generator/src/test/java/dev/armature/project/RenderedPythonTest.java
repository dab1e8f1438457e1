package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.python.Ruff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rendered Python needs no formatter and has nothing that the rendered repository's own linter would say. */
final class RenderedPythonTest {
    private static final List<String> PROFILES = List.of(
            "acceptance/shop.yaml",
            "acceptance/every-type.yaml",
            "samples/reference/profile.yaml",
            "samples/internal-admin-public-api/profile.yaml",
            "generator/src/test/resources/profiles/odd-names.yaml",
            "generator/src/test/resources/profiles/odd-words.yaml",
            "generator/src/test/resources/profiles/python-words.yaml",
            "generator/src/test/resources/profiles/template-words.yaml",
            "generator/src/test/resources/profiles/long-names.yaml",
            "generator/src/test/resources/profiles/nothing.yaml",
            "generator/src/test/resources/profiles/one-list.yaml",
            "generator/src/test/resources/profiles/lone-tenant.yaml");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> ruffHasNothingToSay() {
        return PROFILES.stream()
                .flatMap(profile -> Rendering.ARCHITECTURES.stream()
                        .map(architecture -> DynamicTest.dynamicTest(
                                architecture + ": " + profile, () -> assertClean(profile, architecture))));
    }

    @Test
    void ruffHasNothingToSayOfTheMountedTopology() throws IOException {
        assertClean("acceptance/every-type.yaml", "hybrid\ntopology: mounted");
    }

    @TestFactory
    Stream<DynamicTest> ruffHasNothingToSayWhateverTheLowestPythonIs() {
        return Stream.of("3.12", "3.14")
                .flatMap(python -> Rendering.ARCHITECTURES.stream().map(architecture -> {
                    String words = architecture + "\ndelivery: {python: '" + python + "'}";
                    return DynamicTest.dynamicTest(
                            architecture + " " + python, () -> assertClean("acceptance/every-type.yaml", words));
                }));
    }

    @TestFactory
    Stream<DynamicTest> ruffHasNothingToSayOfSamples() throws IOException {
        Path samples = Rendering.HOME.resolve("samples");
        List<String> names;
        try (Stream<Path> directories = Files.list(samples)) {
            names = directories
                    .filter(each -> Files.exists(each.resolve("profile.yaml")))
                    .map(each -> samples.relativize(each).toString())
                    .sorted()
                    .toList();
        }
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> assertClean(Rendering.ofSample(name), name)));
    }

    @TestFactory
    Stream<DynamicTest> renderingTwiceGivesTheSame() {
        return Rendering.ARCHITECTURES.stream()
                .map(architecture -> DynamicTest.dynamicTest(
                        architecture,
                        () -> assertThat(Rendering.of("acceptance/every-type.yaml", architecture))
                                .isEqualTo(Rendering.of("acceptance/every-type.yaml", architecture))));
    }

    private void assertClean(String profile, String architecture) throws IOException {
        assertClean(Rendering.of(profile, architecture), (architecture + "-" + profile).replaceAll("\\W", "-"));
    }

    private void assertClean(FileSet files, String name) throws IOException {
        Path root = directory.resolve(name);
        Rendering.write(root, files);
        String path = root.toString();
        Ruff.run(List.of("format", "--no-cache", "--diff", path));
        Ruff.run(List.of("check", "--no-cache", "--output-format", "concise", path));
    }
}
