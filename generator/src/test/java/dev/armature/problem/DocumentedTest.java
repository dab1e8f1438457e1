package dev.armature.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/problems.md to the codes that the sources use. */
final class DocumentedTest {
    private static final Path HOME = Path.of(System.getProperty("armature.home"));
    private static final Pattern CODE =
            Pattern.compile("\\b(?:error|warning|refused|unknown)\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyCodeIsInTheDocumentation() throws IOException {
        String page = Files.readString(HOME.resolve("docs/problems.md"));
        SortedSet<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(codes).allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    }

    private static SortedSet<String> codes() throws IOException {
        SortedSet<String> codes = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(HOME.resolve("generator/src/main/java"))) {
            for (Path source : paths.filter(Files::isRegularFile).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(source));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        return codes;
    }
}
