package dev.armature.profile;

import dev.armature.domain.PackInfo;
import dev.armature.domain.PackValue;
import dev.armature.domain.PackVariable;
import dev.armature.domain.VariableType;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code variables}: what the profile says, held against what the pack asks for. */
public final class PackVariables {
    private final Findings findings;

    PackVariables(Findings findings) {
        this.findings = findings;
    }

    /** The value of every variable of the pack that has one. */
    Map<String, PackValue> read(Section root, Optional<PackInfo> pack) {
        Optional<Section> section = root.section("variables");
        if (pack.isEmpty()) {
            root.key("variables")
                    .filter(key ->
                            section.filter(all -> !all.entries().isEmpty()).isPresent())
                    .ifPresent(key -> findings.warning(
                            "no-place", key.at(), "no pack asks for variables; they are kept, and nothing reads them"));
            return Map.of();
        }
        Map<String, PackValue> values = new TreeMap<>();
        for (Mapping.Entry entry : section.map(Section::entries).orElse(List.of())) {
            Word name = Word.of(entry.key());
            Optional<PackVariable> variable = pack.get().variable(name.text());
            if (variable.isEmpty()) {
                List<String> names = names(pack.get());
                String message = "the pack " + pack.get().name() + " asks for no variable " + name.text();
                findings.unknown("unknown-variable", name, message, names);
            } else if (!entry.value().isNothing()) {
                value(variable.get(), entry.value()).ifPresent(value -> values.put(name.text(), value));
            }
        }
        pack.get().variables().forEach(variable -> complete(variable, root, section, values));
        return values;
    }

    private static List<String> names(PackInfo pack) {
        return pack.variables().stream().map(PackVariable::name).toList();
    }

    private void complete(
            PackVariable variable, Section root, Optional<Section> section, Map<String, PackValue> values) {
        if (values.containsKey(variable.name())) {
            return;
        }
        if (variable.fallback().isPresent()) {
            values.put(variable.name(), variable.fallback().get());
        } else if (section.flatMap(all -> all.value(variable.name())).isEmpty()) {
            String help = variable.help().isEmpty() ? "" : ": " + variable.help();
            findings.error(
                    "missing-variable",
                    root.key("variables").map(Word::at).orElse(findings.top()),
                    "the pack asks for the variable " + variable.name() + help,
                    "variables: {" + variable.name() + ": …}, or --set variables." + variable.name() + "=…");
        }
    }

    private Optional<PackValue> value(PackVariable variable, Node node) {
        Optional<Fault> fault = fault(variable, node);
        fault.ifPresent(found -> {
            if (variable.values().isEmpty() || found.at().asScalar().isEmpty()) {
                findings.error("wrong-variable", found.at().at(), variable.name() + " " + found.why());
            } else {
                Word word = Word.of(found.at().asScalar().get());
                findings.unknown("wrong-variable", word, variable.name() + " " + found.why(), variable.values());
            }
        });
        return fault.isPresent() ? Optional.empty() : Optional.of(read(variable.type(), node));
    }

    /**
     * What a value does wrong.
     *
     * @param at the value or the item of it
     * @param why what it must be
     */
    public record Fault(Node at, String why) {}

    /** What is wrong with {@code node} as a value of {@code variable}. */
    public static Optional<Fault> fault(PackVariable variable, Node node) {
        if (variable.type() == VariableType.LIST) {
            return node.asSequence()
                    .map(list -> list.items().stream()
                            .filter(item -> item.asScalar().isEmpty())
                            .map(item -> new Fault(item, "must be a list of texts, not of " + item.kind()))
                            .findFirst())
                    .orElse(Optional.of(new Fault(node, "must be a list, not " + node.kind())));
        }
        if (node.asScalar().isEmpty()) {
            return Optional.of(new Fault(node, "must be a single value, not " + node.kind()));
        }
        String text = node.asScalar().get().text();
        Optional<String> why = switch (variable.type()) {
            case INTEGER -> unless(text.matches("-?(0|[1-9][0-9]{0,17})"), "must be a whole number, not " + text);
            case NUMBER ->
                unless(text.matches("-?(0|[1-9][0-9]{0,17})([.][0-9]{1,18})?"), "must be a number, not " + text);
            case BOOLEAN -> unless(text.matches("true|false"), "must be true or false, not " + text);
            default -> unless(variable.values().isEmpty() || variable.values().contains(text), "cannot be " + text);
        };
        return why.map(reason -> new Fault(node, reason));
    }

    private static Optional<String> unless(boolean right, String why) {
        return right ? Optional.empty() : Optional.of(why);
    }

    /** A value without a fault. */
    public static PackValue read(VariableType type, Node node) {
        List<Node> nodes = node.asSequence().map(Sequence::items).orElse(List.of(node));
        List<String> texts = new ArrayList<>();
        nodes.forEach(item -> item.asScalar().map(Scalar::text).ifPresent(texts::add));
        return new PackValue(type, texts);
    }
}
