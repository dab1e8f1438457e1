package dev.armature.blueprint;

import dev.armature.domain.PackInfo;
import dev.armature.domain.PackVariable;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.StrictMapping;
import dev.armature.yaml.StrictMapping.Findings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code when} and {@code unless}: features, {@code variables.NAME} and {@code variables.NAME=VALUE}. */
final class ConditionReader {
    private static final String VARIABLES = "variables.";

    private final Optional<PackInfo> pack;
    private final Findings findings;

    ConditionReader(List<Layer> layers, Findings findings) {
        this.pack = layers.stream().flatMap(layer -> layer.pack().stream()).findFirst();
        this.findings = findings;
    }

    Condition read(StrictMapping item) {
        return new Condition(words(item, "when"), words(item, "unless"));
    }

    private Set<String> words(StrictMapping item, String key) {
        Set<String> words = new LinkedHashSet<>();
        for (Scalar word : item.words(key)) {
            if (word.text().startsWith(VARIABLES)) {
                variable(word);
            } else if (!Features.ALL.contains(word.text())) {
                findings.unknown(word, "there is no feature " + word.text(), all());
            }
            words.add(word.text());
        }
        return words;
    }

    private void variable(Scalar word) {
        String[] parts = word.text().substring(VARIABLES.length()).split("=", 2);
        Optional<PackVariable> variable = pack.flatMap(info -> info.variable(parts[0]));
        if (variable.isEmpty()) {
            findings.unknown(word, "the pack asks for no variable " + parts[0], all());
        } else if (parts.length > 1
                && !variable.get().values().isEmpty()
                && !variable.get().values().contains(parts[1])) {
            findings.unknown(
                    word, parts[0] + " cannot be " + parts[1], variable.get().values());
        }
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>(Features.ALL);
        pack.ifPresent(info -> info.variables().forEach(variable -> all.add(VARIABLES + variable.name())));
        return all;
    }
}
