package dev.armature.yaml;

import dev.armature.problem.Location;
import dev.armature.problem.Nearest;
import dev.armature.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping in a file of ours or of a pack, read key by key. What is wrong with a value goes to a list that all mappings
 * of a run share, and the value reads as if it were not there, so that one run tells everything.
 */
public final class StrictMapping {
    private final Mapping mapping;
    private final Findings findings;

    private StrictMapping(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    /**
     * Where problems are collected.
     *
     * @param code the code of each
     * @param problems what was found so far
     */
    public record Findings(String code, List<Problem> problems) {
        private static final Location TOP = new Location("", 1, 1, 1);

        /** Collects problems of this code. */
        public Findings(String code) {
            this(code, new ArrayList<>());
        }

        /** Adds a problem. */
        public void refuse(Location at, String message) {
            problems.add(Problem.error(code, at, message));
        }

        /** Adds a problem with advice. */
        public void refuse(Location at, String message, String advice) {
            problems.add(Problem.error(code, at, message).suggest(advice));
        }

        /** All that was found, file by file, by line. */
        public List<Problem> sorted() {
            return problems.stream()
                    .sorted(Comparator.comparing(
                            problem -> problem.at().orElse(TOP),
                            Comparator.comparing(Location::file)
                                    .thenComparingInt(Location::line)
                                    .thenComparingInt(Location::column)))
                    .toList();
        }

        /** Adds a problem about a word that is none of {@code words}. */
        public void unknown(Scalar word, String message, Collection<String> words) {
            Problem problem = Problem.error(code, word.at(), message);
            Optional<String> advice = Nearest.to(word.text(), words)
                    .or(() ->
                            Optional.of(String.join(", ", words)).filter(all -> !all.isEmpty() && all.length() < 200));
            problems.add(advice.map(problem::suggest).orElse(problem));
        }
    }

    /** The mapping that a whole file is; only {@code keys} may be in it. */
    public static Optional<StrictMapping> root(SourceText source, Findings findings, Collection<String> keys) {
        YamlDocument document = YamlReader.read(source);
        findings.problems().addAll(document.problems());
        if (document.root().isEmpty()) {
            if (document.problems().isEmpty()) {
                findings.refuse(source.at(0, 1), "the file is empty");
            }
            return Optional.empty();
        }
        return of(document.root().get(), findings, keys);
    }

    private static Optional<StrictMapping> of(Node node, Findings findings, Collection<String> keys) {
        return of(node, findings).map(mapping -> mapping.only(keys));
    }

    private static Optional<StrictMapping> of(Node node, Findings findings) {
        if (node.asMapping().isEmpty()) {
            findings.refuse(node.at(), "here stands a mapping of keys to values, not " + node.kind());
        }
        return node.asMapping().map(mapping -> new StrictMapping(mapping, findings));
    }

    private StrictMapping only(Collection<String> keys) {
        for (Mapping.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key().text())) {
                findings.unknown(entry.key(), "unknown key " + entry.key().text(), keys);
            }
        }
        return this;
    }

    /** Where it stands. */
    public Location at() {
        return mapping.at();
    }

    /** Where the value of a key stands, else the mapping. */
    public Location at(String key) {
        return mapping.entry(key).map(entry -> entry.value().at()).orElse(mapping.at());
    }

    /** The value of a key that must be there. */
    public String text(String key) {
        if (mapping.entry(key).isEmpty()) {
            findings.refuse(mapping.at(), "the key " + key + " is missing");
        }
        return optional(key).orElse("");
    }

    /** The value of a key. */
    public Optional<String> optional(String key) {
        return scalar(key).map(Scalar::text);
    }

    /** The value of a key with its place. */
    public Optional<Scalar> scalar(String key) {
        return value(key).flatMap(this::single);
    }

    /** Whatever stands there. */
    public Optional<Node> value(String key) {
        return mapping.entry(key).map(Mapping.Entry::value).filter(node -> !node.isNothing());
    }

    /** True or false. */
    public boolean flag(String key) {
        Optional<Scalar> word = scalar(key);
        word.filter(value -> !value.text().equals("true") && !value.text().equals("false"))
                .ifPresent(value -> findings.refuse(value.at(), key + " must be true or false"));
        return word.filter(value -> value.text().equals("true")).isPresent();
    }

    /** The values of a list. */
    public List<Scalar> words(String key) {
        return items(key).stream().flatMap(node -> single(node).stream()).toList();
    }

    /** The mappings of a list, each with these keys only. */
    public List<StrictMapping> mappings(String key, Collection<String> keys) {
        return items(key).stream()
                .flatMap(node -> of(node, findings, keys).stream())
                .toList();
    }

    /** The mapping at a key, with these keys only. */
    public Optional<StrictMapping> mapping(String key, Collection<String> keys) {
        return value(key).flatMap(node -> of(node, findings, keys));
    }

    /** The mapping at a key by its keys, whatever they are; each value is a mapping with these keys only. */
    public Map<Scalar, StrictMapping> named(String key, Collection<String> keys) {
        Map<Scalar, StrictMapping> named = new LinkedHashMap<>();
        for (Mapping.Entry entry : entries(key)) {
            of(entry.value(), findings, keys).ifPresent(value -> named.put(entry.key(), value));
        }
        return named;
    }

    /** The mapping at a key by its keys, whatever they are; each value is a single one. */
    public Map<Scalar, Scalar> pairs(String key) {
        Map<Scalar, Scalar> pairs = new LinkedHashMap<>();
        for (Mapping.Entry entry : entries(key)) {
            single(entry.value()).ifPresent(value -> pairs.put(entry.key(), value));
        }
        return pairs;
    }

    private List<Mapping.Entry> entries(String key) {
        return value(key)
                .flatMap(node -> of(node, findings))
                .map(found -> found.mapping.entries())
                .orElse(List.of());
    }

    private List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && value.get().asSequence().isEmpty()) {
            findings.refuse(value.get().at(), key + " must be a list");
        }
        return value.flatMap(Node::asSequence).map(Sequence::items).orElse(List.of());
    }

    private Optional<Scalar> single(Node node) {
        if (node.asScalar().isEmpty()) {
            findings.refuse(node.at(), "here stands a single value, not " + node.kind());
        }
        return node.asScalar();
    }
}
