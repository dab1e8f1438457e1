package dev.armature.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds every template to the rules of templates/README.md. */
final class TemplateLintTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("armature.home"), "templates");

    @TestFactory
    Stream<DynamicTest> everyTemplateKeepsTheRules() throws IOException {
        List<Path> templates;
        try (Stream<Path> paths = Files.walk(TEMPLATES)) {
            templates = paths.filter(path -> path.toString().endsWith(".vm"))
                    .sorted()
                    .toList();
        }
        return templates.stream()
                .map(path -> DynamicTest.dynamicTest(TEMPLATES.relativize(path).toString(), () -> {
                    String template = Files.readString(path);
                    assertThat(TemplateCheck.of(path.toString(), template)).isEmpty();
                    assertThat(template).doesNotContain("\r").endsWith("\n");
                    assertThat(template.lines().filter(line -> line.endsWith(" ")))
                            .isEmpty();
                }));
    }
}
