package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code profiles/bad/NAME.yaml} prints what {@code NAME.txt} holds; {@code -Dgolden.update=true} writes it anew, and
 * the diff is the review.
 */
final class BadProfilesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "profiles", "bad");

    @TestFactory
    Stream<DynamicTest> printsWhatIsExpected() throws IOException {
        return names(".yaml").stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    @Test
    void everyFileHasItsPair() throws IOException {
        assertThat(names(".yaml")).isNotEmpty().isEqualTo(names(".txt"));
    }

    private static void check(String name) throws IOException {
        Run run = Run.in(FOLDER.toAbsolutePath(), "", "validate", name + ".yaml");
        Path expected = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, run.out() + run.err());
        }
        assertThat(run.out() + run.err()).isEqualTo(Files.readString(expected));
        assertThat(run.exit())
                .isEqualTo(run.out().contains("error:") || !run.err().isEmpty() ? 2 : 0);
    }

    private static List<String> names(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length()))
                    .sorted()
                    .toList();
        }
    }
}
