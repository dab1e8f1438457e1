package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the reference layouts below {@code samples/reference} against what is rendered. {@code -Dsamples.update=true}
 * writes them anew, and {@code git diff samples} is the review.
 */
final class SamplesTest {
    private static final Path REFERENCE = Rendering.HOME.resolve("samples/reference");

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("samples.update")) {
            for (String architecture : Rendering.ARCHITECTURES) {
                write(REFERENCE.resolve(architecture), rendered(architecture));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsRenderedIsWhatIsCommitted() throws IOException {
        return Rendering.ARCHITECTURES.stream().flatMap(SamplesTest::tests);
    }

    private static Stream<DynamicTest> tests(String architecture) {
        FileSet files = rendered(architecture);
        Path directory = REFERENCE.resolve(architecture);
        DynamicTest none = DynamicTest.dynamicTest(architecture + ": no file is missing, none is left over", () -> {
            Set<String> paths =
                    files.files().keySet().stream().map(RelativePath::value).collect(Collectors.toSet());
            assertThat(filesBelow(directory)).containsExactlyInAnyOrderElementsOf(paths);
        });
        return Stream.concat(
                Stream.of(none),
                files.files().entrySet().stream()
                        .map(file -> DynamicTest.dynamicTest(
                                architecture + ": " + file.getKey(), () -> assertCommitted(directory, file))));
    }

    private static void assertCommitted(Path directory, Map.Entry<RelativePath, FileEntry> file) throws IOException {
        Path committed = directory.resolve(file.getKey().value());
        assertThat(Files.readString(committed)).isEqualTo(file.getValue().asText());
        assertThat(Files.isExecutable(committed)).isEqualTo(file.getValue().executable());
    }

    private static List<String> filesBelow(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString())
                    .toList();
        }
    }

    private static FileSet rendered(String architecture) {
        return Rendering.of("samples/reference/profile.yaml", architecture);
    }

    private static void write(Path directory, FileSet files) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Rendering.write(directory, files);
    }
}
