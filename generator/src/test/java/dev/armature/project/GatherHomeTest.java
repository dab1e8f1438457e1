package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.blueprint.Blueprint;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.Component;
import dev.armature.blueprint.ComponentFile;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.blueprint.Gathered;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was gathered says what the files say, and renders the same. */
final class GatherHomeTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void whatWasGatheredIsWhatTheFilesSay(String architecture) throws IOException {
        Blueprint read = BlueprintReader.of(Rendering.HOME).read(architecture);
        Blueprint gathered =
                Gathered.read(Rendering.HOME, gather(Rendering.HOME)).blueprint(architecture);
        assertThat(withoutContents(gathered)).isEqualTo(read);
        for (Blueprint.Use use : gathered.uses()) {
            for (ComponentFile file : use.component().files().values()) {
                if (file.source() instanceof Template template) {
                    assertThat(template.content()).isPresent();
                    assertThat(template.bytes()).isEqualTo(Files.readAllBytes(template.file()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog-cms", "internal-admin-public-api", "reference", "users-api"})
    void aProjectIsTheSame(String sample) throws IOException {
        Generation generation = new Generation(Rendering.HOME, Optional.of(gather(Rendering.HOME)));
        assertThat(Rendering.ofSample(sample, generation)).isEqualTo(Rendering.ofSample(sample));
    }

    @Test
    void aTemplateThatIsNoneIsNotGathered() throws IOException {
        for (String name : new String[] {"django", "fastapi", "hybrid"}) {
            write("blueprints/" + name + ".yaml", "{blueprint: " + name + ", summary: S., components: [{use: one}]}");
        }
        write("blueprints/components/one.yaml", "{component: one, files: {a.txt: {purpose: P.}}}");
        write("templates/one/a.txt.vm", "%if ($a)\nleft open\n");
        assertThatThrownBy(() -> GatherHome.of(directory))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo("bad-template"));
    }

    private Path gather(Path home) throws IOException {
        Path file = directory.resolve("gathered");
        GatherHome.main(new String[] {home.toString(), file.toString()});
        return file;
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static Blueprint withoutContents(Blueprint blueprint) {
        return new Blueprint(
                blueprint.name(),
                blueprint.summary(),
                blueprint.uses().stream()
                        .map(use -> new Blueprint.Use(withoutContents(use.component()), use.into(), use.condition()))
                        .toList());
    }

    private static Component withoutContents(Component component) {
        Map<String, ComponentFile> files = new LinkedHashMap<>();
        component.files().forEach((path, file) -> files.put(path, withoutContent(file)));
        return new Component(component.name(), component.each(), files, component.brings());
    }

    private static ComponentFile withoutContent(ComponentFile file) {
        return file.source() instanceof Template template
                ? new ComponentFile(
                        file.path(),
                        file.note(),
                        new Template(template.file(), template.rendered(), template.ofPack()),
                        file.executable(),
                        file.condition(),
                        file.at())
                : file;
    }
}
