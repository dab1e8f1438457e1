package dev.armature;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds which package may use which; ARCHITECTURE.md shows the same table. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.armature");

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("problem", List.of()),
            Map.entry("json", List.of()),
            Map.entry("python", List.of()),
            Map.entry("text", List.of()),
            Map.entry("work", List.of()),
            Map.entry("start", List.of()),
            Map.entry("domain", List.of()),
            Map.entry("yaml", List.of("problem")),
            Map.entry("files", List.of("problem")),
            Map.entry("git", List.of("files", "problem")),
            Map.entry("profile", List.of("domain", "yaml", "python", "problem")),
            Map.entry("schema", List.of("domain", "python")),
            Map.entry("django", List.of("schema", "domain", "python")),
            Map.entry("sqlalchemy", List.of("schema", "domain", "python")),
            Map.entry("view", List.of("django", "sqlalchemy", "schema", "domain", "python", "text")),
            Map.entry("pack", List.of("profile", "domain", "files", "yaml", "problem", "work")),
            Map.entry("blueprint", List.of("view", "domain", "files", "yaml", "problem")),
            Map.entry("render", List.of("blueprint", "view", "files", "problem", "work")));

    private static final Map<String, String> ONLY_IMPORTER = Map.of(
            "org.yaml.snakeyaml..", "dev.armature.yaml..",
            "org.apache.velocity..", "dev.armature.render..",
            "org.eclipse.jgit..", "dev.armature.git..",
            "picocli..", "dev.armature.cli..",
            "org.objectweb.asm..", "dev.armature.start..");

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        MAY_USE.forEach((name, allowed) -> {
            String[] others = CLASSES.stream()
                    .map(type -> type.getPackageName())
                    .filter(pkg -> pkg.startsWith("dev.armature."))
                    .map(pkg -> pkg.replaceFirst("dev[.]armature[.]", "").replaceFirst("[.].*", ""))
                    .distinct()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> "dev.armature." + other + "..")
                    .toArray(String[]::new);
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("dev.armature." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void oneImporterForEachLibrary() {
        ONLY_IMPORTER.forEach((library, importer) -> ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(importer)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.armature.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void architecturePageShowsTheTable() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        Files.readAllLines(Path.of(System.getProperty("armature.home"), "ARCHITECTURE.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("[|]", -1))
                .forEach(cells -> shown.put(cells[1].replaceAll("[ `]", ""), words(cells[3])));
        MAY_USE.forEach((name, allowed) -> assertThat(shown).containsEntry(name, Set.copyOf(allowed)));
        assertThat(shown).hasSize(MAY_USE.size() + 2);
    }

    private static Set<String> words(String cell) {
        return Pattern.compile("`([a-z]+)`")
                .matcher(cell)
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
    }
}
