package dev.armature.blueprint;

import dev.armature.blueprint.ComponentFile.Link;
import dev.armature.blueprint.ComponentFile.Source;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.domain.PackInfo;
import dev.armature.domain.PackVariable;
import dev.armature.view.brings.Brings;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.StrictMapping;
import dev.armature.yaml.StrictMapping.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a component: Armature's, and what a pack adds to it or puts in its place. */
final class ComponentReader {
    private static final Set<String> KEYS =
            Set.of("component", "each", "files", "executable", "brings", "without", "replace");
    private static final Set<String> FILE_KEYS = Set.of("purpose", "counterpart", "when", "unless", "link");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\{variables[.]([^{}]*)\\}");

    private final List<Layer> layers;
    private final Map<String, Component> known;
    private final Findings findings;

    /** Reads from {@code layers}, the lowest first, what is not {@code known} of Armature's own. */
    ComponentReader(List<Layer> layers, Map<String, Component> known, Findings findings) {
        this.layers = layers;
        this.known = known;
        this.findings = findings;
    }

    /** The component of that name; absent when no layer has one. */
    Optional<Component> read(String name) {
        Optional<Component> component = Optional.ofNullable(known.get(name));
        for (Layer layer : layers) {
            Path file = layer.blueprints().resolve("components").resolve(name + ".yaml");
            if (layer.pack().isEmpty() && component.isPresent()) {
                continue;
            }
            if (NAME.matcher(name).matches() && Files.isRegularFile(file)) {
                Optional<StrictMapping> root = StrictMapping.root(SourceFile.read(file), findings, KEYS);
                Optional<Component> below = component;
                component = root.map(mapping -> with(below, name, layer, mapping));
            }
        }
        return component;
    }

    private Component with(Optional<Component> below, String name, Layer layer, StrictMapping root) {
        root.scalar("component")
                .filter(word -> !word.text().equals(name))
                .ifPresent(word -> findings.refuse(word.at(), "the component of this file is " + name));
        Optional<Component> base = root.flag("replace") ? Optional.empty() : below;
        Optional<Scalar> each = root.scalar("each");
        each.filter(word -> base.isPresent() && !base.get().each().equals(Optional.of(word.text())))
                .ifPresent(word -> findings.refuse(
                        word.at(), "what adds to " + name + " is rendered as often as it", "replace: true"));
        Map<String, ComponentFile> files =
                new LinkedHashMap<>(base.map(Component::files).orElse(Map.of()));
        for (Scalar word : root.words("without")) {
            if (files.remove(word.text()) == null) {
                findings.unknown(word, "there is no file " + word.text() + " to leave out", files.keySet());
            }
        }
        Map<Scalar, StrictMapping> listed = root.named("files", FILE_KEYS);
        Set<String> executable = executable(root, listed);
        listed.forEach((path, note) -> source(layer, name, path, note)
                .ifPresent(source -> files.put(path.text(), file(path, note, source, executable))));
        if (layer.pack().isPresent()) {
            refuseForgotten(layer, name, root, listed);
        }
        Brings own = new BringsReader(findings).read(root);
        return new Component(
                name,
                base.map(Component::each).orElse(each.map(Scalar::text)),
                files,
                Brings.of(List.of(base.map(Component::brings).orElse(Brings.NOTHING), own)));
    }

    private Set<String> executable(StrictMapping root, Map<Scalar, StrictMapping> listed) {
        Set<String> paths = listed.keySet().stream().map(Scalar::text).collect(Collectors.toSet());
        for (Scalar path : root.words("executable")) {
            if (!paths.contains(path.text())) {
                findings.unknown(path, path.text() + " is not among the component's files", paths);
            }
        }
        return root.words("executable").stream().map(Scalar::text).collect(Collectors.toSet());
    }

    private ComponentFile file(Scalar path, StrictMapping note, Source source, Set<String> executable) {
        for (MatchResult variable : VARIABLE.matcher(path.text()).results().toList()) {
            Optional<PackVariable> asked = layers.stream()
                    .flatMap(layer -> layer.pack().stream())
                    .flatMap((PackInfo pack) -> pack.variable(variable.group(1)).stream())
                    .findFirst();
            if (asked.isEmpty()) {
                findings.refuse(path.at(), "the pack asks for no variable " + variable.group(1));
            }
        }
        return new ComponentFile(
                path.text(),
                new FileNote(note.text("purpose"), note.optional("counterpart")),
                source,
                executable.contains(path.text()),
                new ConditionReader(layers, findings).read(note),
                path.at());
    }

    private Optional<Source> source(Layer layer, String component, Scalar path, StrictMapping note) {
        if (note.optional("link").isPresent()) {
            return note.optional("link").map(Link::new);
        }
        Path tree = layer.templates().resolve(component);
        Path rendered = tree.resolve(path.text() + ".vm");
        Path copied = tree.resolve(path.text());
        if (List.of(path.text().split("/", -1)).contains("..")) {
            findings.refuse(path.at(), path.text() + " leads out of the component's tree");
            return Optional.empty();
        }
        boolean ofPack = layer.pack().isPresent();
        if (Files.isRegularFile(rendered, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Template(rendered, true, ofPack));
        }
        if (Files.isSymbolicLink(copied)) {
            return Optional.of(new Link(target(copied)));
        }
        if (Files.isRegularFile(copied)) {
            return Optional.of(new Template(copied, false, ofPack));
        }
        findings.refuse(path.at(), "there is no template for " + path.text(), rendered.toString());
        return Optional.empty();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template that nothing lists would never come out, and nobody would know why. */
    private void refuseForgotten(Layer layer, String component, StrictMapping root, Map<Scalar, StrictMapping> listed) {
        Path tree = layer.templates().resolve(component);
        if (!Files.isDirectory(tree)) {
            return;
        }
        Set<String> there = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> there.add(tree.relativize(path).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listed.keySet().forEach(path -> {
            there.remove(path.text());
            there.remove(path.text() + ".vm");
        });
        there.forEach(path -> findings.refuse(
                root.at(),
                "templates/" + component + "/" + path + " is not among the component's files",
                "list it, with its purpose, or remove it"));
    }
}
