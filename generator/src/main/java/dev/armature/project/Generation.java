package dev.armature.project;

import dev.armature.blueprint.Blueprint.Use;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.Features;
import dev.armature.blueprint.Layer;
import dev.armature.blueprint.Plan;
import dev.armature.domain.Domain;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.pack.Pack;
import dev.armature.render.Renderer;
import dev.armature.view.brings.Brings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The heart of every command that renders: a domain becomes a whole repository in memory. */
public final class Generation {
    private final Path home;
    private final Optional<Pack> pack;

    /** Renders from the {@code blueprints/} and {@code templates/} below {@code home}. */
    public Generation(Path home) {
        this(home, Optional.empty());
    }

    /** Renders from those below {@code home} and from what {@code pack} adds to them. */
    public Generation(Path home, Optional<Pack> pack) {
        this.home = home;
        this.pack = pack;
    }

    /** What files the project has, and where each comes from. */
    public Plan plan(Domain domain) {
        return Stage.of(this, domain).plan();
    }

    /** The repository, with the profile as it was written kept in it. */
    public Repository render(Domain domain, String profile) {
        Stage stage = Stage.of(this, domain);
        FileSet rendered = new Renderer(stage.views().shared()).render(stage.plan());
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>(rendered.files());
        files.put(
                new RelativePath(".armature/profile.yaml"),
                FileEntry.text(profile, false, "armature/profile", "armature"));
        return new Repository(new FileSet(files), pack);
    }

    private record Stage(Views views, Plan plan) {
        static Stage of(Generation generation, Domain domain) {
            List<Layer> layers = new ArrayList<>(List.of(new Layer(generation.home, Optional.empty())));
            generation.pack.ifPresent(pack -> layers.add(new Layer(pack.directory(), Optional.of(pack.info()))));
            BlueprintReader reader = new BlueprintReader(layers);
            List<Use> uses = reader.read(domain.architecture().name().toLowerCase(Locale.ROOT))
                    .usesFor(Features.words(domain));
            Brings brings =
                    Brings.of(uses.stream().map(use -> use.component().brings()).toList());
            Views views =
                    Views.of(domain, layers.stream().map(Layer::blueprints).toList(), brings);
            return new Stage(views, Plan.of(uses, domain, views.scopes(), reader.exit()));
        }
    }
}
