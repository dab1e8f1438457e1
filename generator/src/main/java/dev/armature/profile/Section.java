package dev.armature.profile;

import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A mapping of the profile, read key by key; what is wrong with a value goes to the findings. */
final class Section {
    private final Mapping mapping;
    private final String name;
    private final Findings findings;

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
        for (Mapping.Entry entry : mapping.entries()) {
            Word key = Word.of(entry.key());
            if (!keys.contains(key.text())) {
                findings.unknown("unknown-key", key, "unknown key " + key.text() + " in " + name, keys);
            }
        }
        return this;
    }

    /** Where the key stands. */
    Optional<Word> key(String key) {
        return mapping.entry(key).map(entry -> Word.of(entry.key()));
    }

    /** The value of a key, unless nothing is written there. */
    Optional<Node> value(String key) {
        return mapping.entry(key).map(Mapping.Entry::value).filter(value -> !value.isNothing());
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
        return word(key).filter(word -> isFlag(word, key, findings)).map(word -> word.is("true"));
    }

    /** Whether the word is {@code true} or {@code false}; YAML 1.1's other words for them are only suggestions. */
    static boolean isFlag(Word word, String key, Findings findings) {
        if (word.is("true") || word.is("false")) {
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
                    "wrong-kind", node.at(), key + " must be a list, not " + node.kind(), key + ": [first, second]");
            return List.of();
        }
        return node.asSequence().get().items();
    }

    private Optional<Scalar> single(Node node, String key) {
        if (node.asScalar().isEmpty()) {
            findings.error("wrong-kind", node.at(), key + " must be a single value, not " + node.kind());
        }
        return node.asScalar();
    }
}
