package dev.armature.blueprint;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.Sequence;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.YamlDocument;
import dev.armature.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code blueprints/NAME.yaml} and the {@code blueprints/components/NAME.yaml} that it uses. */
public final class BlueprintReader {
    private final Path directory;

    /** Reads below {@code directory}, the {@code blueprints/} of Armature or of a pack. */
    public BlueprintReader(Path directory) {
        this.directory = directory;
    }

    /**
     * The blueprint of that name.
     *
     * @throws ProblemException when a file says what a blueprint cannot
     */
    public Blueprint read(String name) {
        Mapping root = root(directory.resolve(name + ".yaml"), Set.of("blueprint", "summary", "components"));
        List<Blueprint.Use> uses = list(root, "components").stream()
                .map(item -> use(mapping(item)))
                .toList();
        return new Blueprint(text(root, "blueprint"), text(root, "summary"), uses);
    }

    private Blueprint.Use use(Mapping item) {
        refuseUnknown(item, Set.of("use", "into", "when", "unless"));
        return new Blueprint.Use(
                component(text(item, "use")),
                optionalText(item, "into").orElse(""),
                features(item, "when"),
                features(item, "unless"));
    }

    private Component component(String name) {
        Path file = directory.resolve("components").resolve(name + ".yaml");
        Mapping root = root(file, Set.of("component", "each", "files", "executable"));
        Map<String, FileNote> files = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping(value(root, "files")).entries()) {
            Mapping note = mapping(entry.value());
            refuseUnknown(note, Set.of("purpose", "counterpart"));
            files.put(entry.key().text(), new FileNote(text(note, "purpose"), optionalText(note, "counterpart")));
        }
        Set<String> executable = new LinkedHashSet<>();
        for (Node item : list(root, "executable")) {
            Scalar path = scalar(item);
            if (!files.containsKey(path.text())) {
                throw refusal(path.at(), "'" + path.text() + "' is not among the component's files.");
            }
            executable.add(path.text());
        }
        return new Component(text(root, "component"), optionalText(root, "each"), files, executable);
    }

    private static Set<String> features(Mapping item, String key) {
        Set<String> features = new LinkedHashSet<>();
        for (Node node : list(item, key)) {
            Scalar word = scalar(node);
            if (!Features.ALL.contains(word.text())) {
                throw refusal(word.at(), "There is no feature '" + word.text() + "'; there are " + Features.ALL + ".");
            }
            features.add(word.text());
        }
        return features;
    }

    private static Mapping root(Path file, Set<String> keys) {
        YamlDocument document = YamlReader.read(new SourceText(file.toString(), content(file)));
        if (!document.problems().isEmpty()) {
            throw new ProblemException(ExitCode.FAULT, document.problems());
        }
        Mapping root = mapping(document.root()
                .orElseThrow(() -> refusal(new Location(file.toString(), 1, 1, 1), "The file is empty.")));
        refuseUnknown(root, keys);
        return root;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnknown(Mapping mapping, Set<String> keys) {
        for (Mapping.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key().text())) {
                throw refusal(entry.key().at(), "Unknown key '" + entry.key().text() + "'.");
            }
        }
    }

    private static Node value(Mapping mapping, String key) {
        return mapping.entry(key)
                .map(Mapping.Entry::value)
                .orElseThrow(() -> refusal(mapping.at(), "The key '" + key + "' is missing."));
    }

    private static String text(Mapping mapping, String key) {
        return scalar(value(mapping, key)).text();
    }

    private static Optional<String> optionalText(Mapping mapping, String key) {
        return mapping.entry(key).map(entry -> scalar(entry.value()).text());
    }

    private static List<Node> list(Mapping mapping, String key) {
        return mapping.entry(key)
                .map(entry -> entry.value()
                        .asSequence()
                        .map(Sequence::items)
                        .orElseThrow(() -> refusal(entry.value().at(), "Here stands a list.")))
                .orElse(List.of());
    }

    private static Scalar scalar(Node node) {
        return node.asScalar().orElseThrow(() -> refusal(node.at(), "Here stands a single value."));
    }

    private static Mapping mapping(Node node) {
        return node.asMapping().orElseThrow(() -> refusal(node.at(), "Here stands a mapping."));
    }

    private static ProblemException refusal(Location at, String message) {
        return new ProblemException(ExitCode.FAULT, Problem.error("bad-blueprint", at, message));
    }
}
