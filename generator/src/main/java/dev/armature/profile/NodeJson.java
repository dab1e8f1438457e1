package dev.armature.profile;

import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes a YAML value as JSON: the default of a json field in the long form. */
final class NodeJson {
    private final Findings findings;
    private boolean wrong;

    private NodeJson(Findings findings) {
        this.findings = findings;
    }

    /** The JSON text, at the place of the value. */
    static Optional<Word> write(Node node, Findings findings) {
        NodeJson writer = new NodeJson(findings);
        String json = writer.value(node);
        return writer.wrong ? Optional.empty() : Optional.of(new Word(json, node.at()));
    }

    private String value(Node node) {
        if (node.asMapping().isPresent()) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            for (Mapping.Entry entry : node.asMapping().get().entries()) {
                object.add(JsonText.quote(entry.key().text()) + ":" + value(entry.value()));
            }
            return object.toString();
        }
        if (node.asSequence().isPresent()) {
            StringJoiner array = new StringJoiner(",", "[", "]");
            node.asSequence().get().items().forEach(item -> array.add(value(item)));
            return array.toString();
        }
        return node.asScalar().map(this::scalar).orElse("null");
    }

    // Here alone no schema says what a plain word is: YAML 1.2's own rule holds, and YAML 1.1's words are refused.
    private String scalar(Scalar scalar) {
        String text = scalar.text();
        if (!scalar.isPlain()) {
            return JsonText.quote(text);
        }
        if (scalar.isNothing()) {
            return "null";
        }
        if (text.matches("(?i)yes|no|on|off")) {
            wrong = true;
            findings.error("bad-default", scalar.at(), text + " may be meant as text or as a truth", '"' + text + '"');
        }
        if (YamlScalars.isNotFinite(text)) {
            wrong = true;
            findings.error("bad-default", scalar.at(), "JSON has no " + text, '"' + text + '"');
        }
        return YamlScalars.truth(text).or(() -> YamlScalars.number(text)).orElseGet(() -> JsonText.quote(text));
    }
}
