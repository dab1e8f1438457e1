package dev.armature.profile;

import dev.armature.yaml.Node;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.YamlDocument;
import dev.armature.yaml.YamlReader;
import java.util.Optional;

/** A value as YAML: as it is where YAML reads it back as meant, else in quotes. */
final class YamlValue {
    private YamlValue() {}

    static String of(String value, boolean inFlow) {
        String context = inFlow ? "{k: " + value + "}" : "k: " + value;
        YamlDocument document = YamlReader.read(new SourceText("-", context));
        Optional<Node> read = document.root()
                .flatMap(Node::asMapping)
                .filter(mapping -> mapping.entries().size() == 1)
                .flatMap(mapping -> mapping.entry("k"))
                .map(entry -> entry.value());
        boolean same = document.problems().isEmpty()
                && read.filter(node -> isMeant(node, value)).isPresent();
        return same && value.lines().count() == 1 ? value : quoted(value);
    }

    private static boolean isMeant(Node node, String value) {
        boolean quoted = value.startsWith("\"") || value.startsWith("'");
        return node.asScalar()
                .map(scalar -> quoted || (scalar.isPlain() && scalar.text().equals(value)))
                .orElse(value.startsWith("[") || value.startsWith("{"));
    }

    private static String quoted(String value) {
        if (value.chars().noneMatch(Character::isISOControl)) {
            return "'" + value.replace("'", "''") + "'";
        }
        // JSON's strings are YAML's, too.
        return JsonText.quote(value);
    }
}
