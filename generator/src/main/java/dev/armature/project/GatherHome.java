package dev.armature.project;

import dev.armature.blueprint.Blueprint;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.ComponentFile.Source;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.blueprint.Gathering;
import dev.armature.domain.Architecture;
import dev.armature.render.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the launcher runs once, and again when a file changed: reads and checks all blueprints and their templates. */
public final class GatherHome {
    private GatherHome() {}

    /** Gathers what lies below the directory {@code args[0]} in the file {@code args[1]}. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[1]), of(Path.of(args[0])));
    }

    /** What {@link Generation} takes in place of the files below {@code home}; refuses them as it would. */
    static byte[] of(Path home) throws IOException {
        List<Blueprint> blueprints = Arrays.stream(Architecture.values())
                .map(architecture -> architecture.name().toLowerCase(Locale.ROOT))
                .map(BlueprintReader.of(home)::read)
                .toList();
        blueprints.stream()
                .flatMap(blueprint -> blueprint.uses().stream())
                .flatMap(use -> use.component().files().values().stream())
                .forEach(file -> check(file.source()));
        return Gathering.of(home, blueprints);
    }

    private static void check(Source source) {
        if (source instanceof Template template) {
            Templates.check(template);
        }
    }
}
