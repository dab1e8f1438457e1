package dev.armature.profile;

import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a value against the part of JSON Schema that the profile's schema uses; an unknown keyword fails. */
final class SchemaCheck {
    private final Node root;
    private final List<String> refusals = new ArrayList<>();

    SchemaCheck(Node root) {
        this.root = root;
    }

    List<String> check(Node value) {
        check(value, root, "");
        return refusals;
    }

    private void check(Node value, Node schema, String path) {
        for (Mapping.Entry rule : schema.asMapping().orElseThrow().entries()) {
            boolean holds = holds(rule.key().text(), rule.value(), value, schema, path);
            if (!holds) {
                refusals.add(path + ": " + rule.key().text());
            }
        }
    }

    private boolean holds(String keyword, Node rule, Node value, Node schema, String path) {
        return switch (keyword) {
                    case "$schema", "$defs", "title", "description", "minimum", "maximum" -> true;
                    case "$ref" -> passes(value, definition(text(rule)), path);
                    case "type" -> types(rule).stream().anyMatch(type -> isOfType(value, type));
                    case "const" ->
                        value.asScalar()
                                .filter(scalar -> scalar.text().equals(text(rule)))
                                .isPresent();
                    case "enum" ->
                        items(rule).stream().anyMatch(item -> text(item).equals(text(value)));
                    case "pattern" ->
                        value.asScalar()
                                .map(scalar -> java.util.regex.Pattern.compile(text(rule))
                                        .matcher(scalar.text())
                                        .find())
                                .orElse(true);
                    case "oneOf" ->
                        items(rule).stream()
                                        .filter(one -> new SchemaCheck(root).passes(value, one, path))
                                        .count()
                                == 1;
                    case "items" ->
                        value.asSequence().stream()
                                .flatMap(list -> list.items().stream())
                                .allMatch(item -> passes(item, rule, path + "[]"));
                    case "required" ->
                        items(rule).stream()
                                .allMatch(key -> value.asMapping()
                                        .map(m -> m.entry(text(key)).isPresent())
                                        .orElse(true));
                    case "properties" ->
                        entries(value).stream()
                                .allMatch(entry -> child(
                                                schema,
                                                "properties",
                                                entry.key().text())
                                        .map(rules -> passes(
                                                entry.value(),
                                                rules,
                                                path + "/" + entry.key().text()))
                                        .orElse(true));
                    case "patternProperties" ->
                        entries(value).stream().allMatch(entry -> patterns(entry, schema, path));
                    case "additionalProperties" -> true;
                    case "propertyNames" -> others(value, schema, path);
                    default -> throw new IllegalArgumentException(keyword);
                }
                && (!keyword.equals("type") || others(value, schema, path));
    }

    /** A pattern holds for the keys that {@code properties} names, too. */
    private boolean patterns(Mapping.Entry entry, Node schema, String path) {
        return entries(child(schema, "patternProperties").orElseThrow()).stream()
                .filter(pattern -> java.util.regex.Pattern.compile(pattern.key().text())
                        .matcher(entry.key().text())
                        .find())
                .allMatch(pattern -> passes(
                        entry.value(), pattern.value(), path + "/" + entry.key().text()));
    }

    /** Keys that {@code properties} does not name. */
    private boolean others(Node value, Node schema, String path) {
        return entries(value).stream()
                .filter(entry -> child(schema, "properties", entry.key().text()).isEmpty())
                .allMatch(entry -> other(entry, schema, path + "/" + entry.key().text()));
    }

    private boolean other(Mapping.Entry entry, Node schema, String path) {
        for (Mapping.Entry pattern : entries(child(schema, "patternProperties").orElse(entry.key()))) {
            if (entry.key().text().matches(pattern.key().text())) {
                return passes(entry.value(), pattern.value(), path);
            }
        }
        Optional<Node> names = child(schema, "propertyNames");
        if (names.isPresent() && !passes(entry.key(), names.get(), path)) {
            return false;
        }
        Optional<Node> additional = child(schema, "additionalProperties");
        boolean closed = additional
                .flatMap(Node::asScalar)
                .filter(word -> word.text().equals("false"))
                .isPresent();
        return !closed
                && additional.map(rules -> passes(entry.value(), rules, path)).orElse(true);
    }

    private boolean passes(Node value, Node schema, String path) {
        int before = refusals.size();
        check(value, schema, path);
        return refusals.size() == before;
    }

    private static boolean isOfType(Node value, String type) {
        Optional<Scalar> scalar = value.asScalar();
        String text = scalar.map(Scalar::text).orElse("");
        boolean plain = scalar.map(Scalar::isPlain).orElse(false);
        boolean number = plain && text.matches("-?[0-9]+(\\.[0-9]+)?");
        boolean truth = plain && text.matches("true|false");
        return switch (type) {
            case "object" -> value.asMapping().isPresent();
            case "array" -> value.asSequence().isPresent();
            case "null" -> value.isNothing();
            case "boolean" -> truth;
            case "integer" -> number && !text.contains(".");
            case "number" -> number;
            case "string" -> scalar.isPresent() && !number && !truth && !value.isNothing();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static List<String> types(Node rule) {
        return rule.asScalar()
                .map(type -> List.of(type.text()))
                .orElseGet(() -> items(rule).stream().map(SchemaCheck::text).toList());
    }

    private Node definition(String reference) {
        return child(root, "$defs", reference.substring("#/$defs/".length())).orElseThrow();
    }

    private static List<Mapping.Entry> entries(Node node) {
        return node.asMapping().map(Mapping::entries).orElse(List.of());
    }

    private static List<Node> items(Node node) {
        return node.asSequence().orElseThrow().items();
    }

    private static String text(Node node) {
        return node.asScalar().map(Scalar::text).orElse("");
    }

    private static Optional<Node> child(Node node, String... path) {
        Optional<Node> child = Optional.of(node);
        for (String key : path) {
            child = child.flatMap(Node::asMapping)
                    .flatMap(mapping -> mapping.entry(key))
                    .map(Mapping.Entry::value);
        }
        return child;
    }
}
