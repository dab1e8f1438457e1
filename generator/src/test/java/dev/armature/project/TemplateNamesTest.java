package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.blueprint.Blueprint;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.Component;
import dev.armature.render.TemplateNames;
import dev.armature.view.Scope;
import dev.armature.view.brings.Brings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what blueprints list against the templates there are, and the names in templates against the views. */
final class TemplateNamesTest {
    private static final Path TEMPLATES = Rendering.HOME.resolve("templates");

    @TestFactory
    Stream<DynamicTest> everyNameInATemplateIsThere() throws IOException {
        Map<String, DynamicTest> tests = new LinkedHashMap<>();
        for (String architecture : Rendering.ARCHITECTURES) {
            Views views = Views.of(
                    Rendering.domain("acceptance/every-type.yaml", architecture),
                    List.of(Rendering.HOME.resolve("blueprints")),
                    () -> Brings.NOTHING);
            for (Component component : components(architecture)) {
                for (Map<String, Object> variables : variables(component, views)) {
                    for (Path template : templates(component)) {
                        String name = architecture + ": " + TEMPLATES.relativize(template);
                        tests.put(
                                name,
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> assertThat(TemplateNames.check(
                                                        name, Files.readString(template), variables))
                                                .isEmpty()));
                    }
                }
            }
        }
        return tests.values().stream();
    }

    @Test
    void blueprintsListEveryTemplateAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String architecture : Rendering.ARCHITECTURES) {
            for (Component component : components(architecture)) {
                component.files().keySet().forEach(file -> listed.add(component.name() + "/" + file));
            }
        }
        try (Stream<Path> paths = Files.walk(TEMPLATES)) {
            Set<String> there = paths.filter(Files::isRegularFile)
                    .map(path -> TEMPLATES.relativize(path).toString().replaceFirst("[.]vm$", ""))
                    .filter(path -> !path.equals("README.md"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).isEqualTo(listed);
        }
    }

    private static List<Component> components(String architecture) {
        return BlueprintReader.of(Rendering.HOME).read(architecture).uses().stream()
                .map(Blueprint.Use::component)
                .toList();
    }

    /** What a component's templates see: shared variables, and those of one of its scopes. */
    private static List<Map<String, Object>> variables(Component component, Views views) {
        List<Scope> scopes = component
                .each()
                .map(kind -> views.scopes().getOrDefault(kind, List.of()))
                .orElse(List.of(Scope.REPOSITORY));
        return scopes.stream()
                .limit(1)
                .map(scope -> {
                    Map<String, Object> all = new LinkedHashMap<>(views.shared());
                    all.putAll(scope.variables());
                    return all;
                })
                .toList();
    }

    private static List<Path> templates(Component component) {
        return component.files().keySet().stream()
                .map(file -> TEMPLATES.resolve(component.name()).resolve(file + ".vm"))
                .filter(Files::exists)
                .toList();
    }
}
