package dev.armature.project;

import dev.armature.blueprint.Blueprint;
import dev.armature.blueprint.Blueprint.Use;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.ComponentFile;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.blueprint.Features;
import dev.armature.blueprint.Gathered;
import dev.armature.blueprint.Layer;
import dev.armature.blueprint.Plan;
import dev.armature.domain.Architecture;
import dev.armature.domain.Domain;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.pack.Pack;
import dev.armature.render.Renderer;
import dev.armature.render.Templates;
import dev.armature.view.brings.Brings;
import dev.armature.work.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The heart of every command that renders: a domain becomes a whole repository in memory. */
public final class Generation {
    private final Path home;
    private final Optional<Path> gathered;
    private final Optional<Pack> pack;
    private final Beside<Templates> templates;
    private final Map<Architecture, Beside<Blueprint>> blueprints = new ConcurrentHashMap<>();

    /** Renders from the {@code blueprints/} and {@code templates/} below {@code home}. */
    public Generation(Path home) {
        this(home, Optional.empty());
    }

    /** Renders from the {@code blueprints/} and {@code templates/} below {@code home}, {@code gathered} in one file. */
    public Generation(Path home, Optional<Path> gathered) {
        this(home, gathered, Optional.empty(), Beside.begin(Templates::new));
    }

    private Generation(Path home, Optional<Path> gathered, Optional<Pack> pack, Beside<Templates> templates) {
        this.home = home;
        this.gathered = gathered;
        this.pack = pack;
        this.templates = templates;
    }

    /** Renders from the same and from what {@code pack} adds to them. */
    public Generation with(Optional<Pack> pack) {
        return new Generation(home, gathered, pack, templates);
    }

    /** Begins to read what a project of that architecture is made of, while somebody else reads the profile. */
    public void foresee(Architecture architecture) {
        blueprint(architecture);
    }

    private Beside<Blueprint> blueprint(Architecture architecture) {
        return blueprints.computeIfAbsent(
                architecture, known -> Beside.begin(() -> read(known.name().toLowerCase(Locale.ROOT))));
    }

    private Blueprint read(String name) {
        return new BlueprintReader(layers(), gathered.map(file -> Gathered.read(home, file))).read(name);
    }

    /** What files the project has, and where each comes from. */
    public Plan plan(Domain domain) {
        Stage stage = new Stage(domain);
        return stage.plan(stage.views());
    }

    /** The repository, with the profile as it was written kept in it. */
    public Repository render(Domain domain, String profile) {
        Stage stage = new Stage(domain);
        Beside.help(() -> templates.result().read(stage.templates()));
        Views views = stage.views();
        Plan plan = stage.plan(views);
        FileSet rendered = new Renderer(templates.result(), views.shared()).render(plan);
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>(rendered.files());
        files.put(
                new RelativePath(".armature/profile.yaml"),
                FileEntry.text(profile, false, "armature/profile", "armature"));
        return new Repository(new FileSet(files), pack);
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(List.of(new Layer(home, Optional.empty())));
        pack.ifPresent(pack -> layers.add(new Layer(pack.directory(), Optional.of(pack.info()))));
        return layers;
    }

    /** What one project is made from. */
    private final class Stage {
        private final Domain domain;
        private final List<Layer> layers = layers();
        private final Set<String> words;
        private final Beside<List<Use>> uses;

        /** Begins to read the blueprint, which goes on while the first views are made. */
        Stage(Domain domain) {
            this.domain = domain;
            this.words = Features.words(domain);
            Beside<Blueprint> blueprint = blueprint(domain.architecture());
            this.uses = Beside.begin(() -> blueprint.result().usesFor(words));
        }

        Views views() {
            return Views.of(domain, layers.stream().map(Layer::blueprints).toList(), this::brings);
        }

        private Brings brings() {
            return Brings.of(
                    uses.result().stream().map(use -> use.component().brings()).toList());
        }

        Plan plan(Views views) {
            return Plan.of(uses.result(), domain, views.scopes(), new BlueprintReader(layers).exit());
        }

        /** The templates that the project may need: which it does need is known when the views are made. */
        List<Template> templates() {
            List<Template> templates = new ArrayList<>();
            for (Use use : uses.result()) {
                for (ComponentFile file : use.component().files().values()) {
                    if (file.source() instanceof Template template
                            && file.condition().holds(words)) {
                        templates.add(template);
                    }
                }
            }
            return templates;
        }
    }
}
