package dev.armature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file that the pages for contributors name is there. */
final class DocumentationTest {
    private static final Path HOME = Path.of(System.getProperty("armature.home"));
    private static final Path CODE = HOME.resolve("generator/src/main/java/dev/armature");
    private static final Pattern PATH = Pattern.compile("`([a-z][\\w./-]*/[\\w./-]*)`|\\]\\(([\\w./-]+)\\)");

    @TestFactory
    Stream<DynamicTest> everyPathIsThere() {
        return Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "templates/README.md")
                .flatMap(page -> paths(HOME.resolve(page))
                        .map(path -> DynamicTest.dynamicTest(
                                page + ": " + path,
                                () -> assertThat(List.of(
                                                HOME.resolve(path),
                                                CODE.resolve(path),
                                                HOME.resolve("generator/" + path)))
                                        .anyMatch(Files::exists))));
    }

    private static Stream<String> paths(Path page) {
        try {
            return PATH.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .filter(path -> !path.contains("NAME"))
                    .distinct();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
