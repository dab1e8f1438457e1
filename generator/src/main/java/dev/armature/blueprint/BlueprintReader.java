package dev.armature.blueprint;

import dev.armature.blueprint.Blueprint.Use;
import dev.armature.problem.ExitCode;
import dev.armature.problem.ProblemException;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.StrictMapping;
import dev.armature.yaml.StrictMapping.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code blueprints/NAME.yaml} and the {@code blueprints/components/NAME.yaml} that it uses: Armature's own, and what
 * a pack adds to them or puts in their place.
 */
public final class BlueprintReader {
    private static final Set<String> KEYS = Set.of("blueprint", "summary", "components");
    private static final Set<String> PACK_KEYS = Set.of("blueprint", "summary", "components", "without", "replace");

    private final List<Layer> layers;
    private final Findings findings = new Findings("bad-blueprint");
    private final Optional<Gathered> gathered;
    private final Map<String, Component> own = new HashMap<>();
    private final Map<String, Optional<Component>> known = new HashMap<>();

    /** Reads from {@code layers}, the lowest first. */
    public BlueprintReader(List<Layer> layers) {
        this(layers, Optional.empty());
    }

    /** Reads from {@code layers}, the lowest first, and Armature's own from what was gathered. */
    public BlueprintReader(List<Layer> layers, Optional<Gathered> gathered) {
        this.layers = List.copyOf(layers);
        this.gathered = gathered;
    }

    /** Reads Armature's own below {@code home}. */
    public static BlueprintReader of(Path home) {
        return new BlueprintReader(List.of(new Layer(home, Optional.empty())));
    }

    /**
     * The blueprint of that name.
     *
     * @throws ProblemException with everything that files say and a blueprint cannot
     */
    public Blueprint read(String name) {
        Blueprint blueprint = new Blueprint(name, "", List.of());
        for (Layer layer : layers) {
            Path file = layer.blueprints().resolve(name + ".yaml");
            if (layer.pack().isEmpty() && gathered.isPresent()) {
                blueprint = known(gathered.get().blueprint(name));
            } else if (layer.pack().isEmpty() || Files.exists(file)) {
                blueprint = with(blueprint, layer, file);
            }
        }
        if (!findings.problems().isEmpty()) {
            throw new ProblemException(exit(), findings.sorted());
        }
        return blueprint;
    }

    /** Who is to blame for what is wrong: whoever gave the pack, else Armature. */
    public ExitCode exit() {
        return layers.stream().anyMatch(layer -> layer.pack().isPresent()) ? ExitCode.INPUT : ExitCode.FAULT;
    }

    private Blueprint with(Blueprint below, Layer layer, Path file) {
        Set<String> keys = layer.pack().isPresent() ? PACK_KEYS : KEYS;
        Optional<StrictMapping> found = StrictMapping.root(SourceFile.read(file), findings, keys);
        if (found.isEmpty()) {
            return below;
        }
        StrictMapping root = found.get();
        root.scalar("blueprint")
                .filter(word -> !word.text().equals(below.name()))
                .ifPresent(word -> findings.refuse(word.at(), "the blueprint of this file is " + below.name()));
        // By component, in order: a layer's uses of one take the place of those below it.
        Map<String, List<Use>> uses = root.flag("replace") ? new LinkedHashMap<>() : byComponent(below.uses());
        for (Scalar word : root.words("without")) {
            if (uses.remove(word.text()) == null) {
                findings.unknown(word, "there is no component " + word.text() + " to leave out", uses.keySet());
            }
        }
        List<Use> own = root.mappings("components", Set.of("use", "into", "when", "unless")).stream()
                .flatMap(item -> use(item).stream())
                .toList();
        uses.putAll(byComponent(own));
        String summary =
                layer.pack().isPresent() ? root.optional("summary").orElse(below.summary()) : root.text("summary");
        return new Blueprint(
                below.name(),
                summary,
                uses.values().stream().flatMap(List::stream).toList());
    }

    /** Armature's own blueprint, with what packs add to its components. */
    private Blueprint known(Blueprint blueprint) {
        blueprint.uses().forEach(use -> own.put(use.component().name(), use.component()));
        List<Use> uses = blueprint.uses().stream()
                .flatMap(use -> component(use.component().name()).stream()
                        .map(component -> new Use(component, use.into(), use.condition())))
                .toList();
        return new Blueprint(blueprint.name(), blueprint.summary(), uses);
    }

    private static Map<String, List<Use>> byComponent(List<Use> uses) {
        Map<String, List<Use>> found = new LinkedHashMap<>();
        uses.forEach(use -> found.computeIfAbsent(use.component().name(), name -> new ArrayList<>())
                .add(use));
        return found;
    }

    private Optional<Use> use(StrictMapping item) {
        Optional<Scalar> name = item.scalar("use");
        if (name.isEmpty()) {
            item.text("use");
            return Optional.empty();
        }
        Condition condition = new ConditionReader(layers, findings).read(item);
        Optional<Component> component = component(name.get().text());
        if (component.isEmpty() && findings.problems().isEmpty()) {
            findings.refuse(
                    name.get().at(),
                    "there is no component " + name.get().text(),
                    "blueprints/components/" + name.get().text() + ".yaml");
        }
        return component.map(one -> new Use(one, item.optional("into").orElse(""), condition));
    }

    private Optional<Component> component(String name) {
        Optional<Component> found = known.get(name);
        if (found == null) {
            found = new ComponentReader(layers, own, findings).read(name);
            known.put(name, found);
        }
        return found;
    }
}
