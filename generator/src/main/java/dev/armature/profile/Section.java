package dev.armature.profile;

import dev.armature.problem.Nearest;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mapping of the profile, read key by key; what is wrong with a value goes to the findings. */
final class Section {
    private static final Set<String> LISTS_OF_LISTS = Set.of("unique", "indexes");

    private final Mapping mapping;
    private final String name;
    private final Findings findings;
    /** Mistyped keys by what they were meant as: each is told of, and then read. */
    private final Map<String, String> mistyped = new HashMap<>();

    private Section(Mapping mapping, String name, Findings findings) {
        this.mapping = mapping;
        this.name = name;
        this.findings = findings;
    }

    /** The mapping in {@code node}; nothing written is an empty one. */
    static Optional<Section> of(Node node, String name, Findings findings) {
        if (node.isNothing()) {
            return Optional.of(new Section(new Mapping(List.of(), false, node.at(), node.span()), name, findings));
        }
        Optional<Mapping> mapping = node.asMapping();
        if (mapping.isEmpty()) {
            findings.error("wrong-kind", node.at(), name + " must be a mapping of keys to values, not " + node.kind());
        }
        return mapping.map(keys -> new Section(keys, name, findings));
    }

    List<Mapping.Entry> entries() {
        return mapping.entries();
    }

    Mapping mapping() {
        return mapping;
    }

    /** Refuses keys other than these. */
    Section only(Collection<String> keys) {
        return only(keys, key -> Nearest.to(key, keys));
    }

    /** Refuses keys other than these; {@code meant} says what another one was meant as. */
    Section only(Collection<String> keys, Function<String, Optional<String>> meant) {
        for (Mapping.Entry entry : mapping.entries()) {
            Word key = Word.of(entry.key());
            if (keys.contains(key.text())) {
                continue;
            }
            String message = "unknown key " + key.text() + " in " + name;
            Optional<String> found = meant.apply(key.text());
            if (found.isEmpty()) {
                findings.unknown("unknown-key", key, message, keys);
            } else {
                findings.error("unknown-key", key.at(), message, found.get());
                mistyped.putIfAbsent(found.get(), key.text());
            }
        }
        return this;
    }

    private Optional<Mapping.Entry> entry(String key) {
        return mapping.entry(key)
                .or(() -> Optional.ofNullable(mistyped.get(key)).flatMap(mapping::entry));
    }

    /** Where the key stands. */
    Optional<Word> key(String key) {
        return entry(key).map(entry -> Word.of(entry.key()));
    }

    /** The value of a key, unless nothing is written there. */
    Optional<Node> value(String key) {
        return entry(key).map(Mapping.Entry::value).filter(value -> !value.isNothing());
    }

    Optional<Section> section(String key) {
        return value(key).flatMap(node -> of(node, key, findings));
    }

    /** A single value. */
    Optional<Word> word(String key) {
        return scalar(key).map(Word::of);
    }

    Optional<Scalar> scalar(String key) {
        return value(key).flatMap(node -> single(node, key));
    }

    /** One of a few words. */
    Optional<Word> oneOf(String key, Collection<String> words) {
        return word(key).filter(word -> {
            if (!words.contains(word.text())) {
                findings.unknown("unknown-value", word, key + " cannot be " + word.text(), words);
            }
            return words.contains(word.text());
        });
    }

    /** True or false. */
    Optional<Boolean> flag(String key) {
        return word(key)
                .filter(word -> isFlag(word, key, findings))
                .flatMap(word -> YamlScalars.truth(word.text()))
                .map(truth -> truth.equals("true"));
    }

    /** Whether the word is {@code true} or {@code false}; YAML 1.1's other words for them are only suggestions. */
    static boolean isFlag(Word word, String key, Findings findings) {
        if (YamlScalars.truth(word.text()).isPresent()) {
            return true;
        }
        String advice = word.text().matches("(?i)yes|on|y|true|1") ? "true" : "false";
        String message = key + " must be true or false, not " + word.text();
        boolean meant = word.text().matches("(?i)yes|no|on|off|y|n|true|false|0|1");
        findings.error("unknown-value", word.at(), message, meant ? advice : "true, false");
        return false;
    }

    /** A list of single values; one value alone is a list too. */
    List<Scalar> scalars(String key) {
        List<Scalar> scalars = new ArrayList<>();
        for (Node item : items(key)) {
            single(item, "an item of " + key).ifPresent(scalars::add);
        }
        return scalars;
    }

    List<Word> words(String key) {
        return scalars(key).stream().map(Word::of).toList();
    }

    /** The items of a list. */
    List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        Node node = value.get();
        if (node.asSequence().isEmpty()) {
            findings.error(
                    "wrong-kind",
                    node.at(),
                    key + " must be a list, not " + node.kind(),
                    key + ": " + asList(key, node));
            return List.of();
        }
        return node.asSequence().get().items();
    }

    /** How a list of what is written would be written. */
    private static String asList(String key, Node node) {
        String item =
                node.asScalar().map(scalar -> YamlValue.of(scalar.text(), true)).orElse("first, second");
        return LISTS_OF_LISTS.contains(key) ? "[[" + item + "]]" : "[" + item + "]";
    }

    private Optional<Scalar> single(Node node, String key) {
        if (node.asScalar().isEmpty()) {
            findings.error("wrong-kind", node.at(), key + " must be a single value, not " + node.kind());
        }
        return node.asScalar();
    }
}
