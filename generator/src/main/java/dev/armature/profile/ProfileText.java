package dev.armature.profile;

import dev.armature.domain.Architecture;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.Span;
import dev.armature.yaml.YamlDocument;
import dev.armature.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A profile's text, changed at one place; comments, order and style of the rest stay. */
public final class ProfileText {
    private static final String ARCHITECTURE = "architecture: ";

    private final SourceText source;
    private final String path;
    private final String value;

    private ProfileText(SourceText source, String path, String value) {
        this.source = source;
        this.path = path;
        this.value = value;
    }

    /**
     * The architecture that a profile seems to ask for, found without reading it as YAML. A guess: only reading it tells
     * whether there is one, and whether that is it.
     */
    public static Optional<Architecture> architecture(String text) {
        int at = text.startsWith(ARCHITECTURE) ? 0 : text.indexOf("\n" + ARCHITECTURE) + 1;
        return Arrays.stream(Architecture.values())
                .filter(one -> text.startsWith(one.name().toLowerCase(Locale.ROOT), at + ARCHITECTURE.length()))
                .findFirst();
    }

    /**
     * The text with the value at {@code path} ({@code delivery.ci}) set, in YAML or as plain text. A text that is no YAML
     * stays as it is: reading it tells what is wrong.
     */
    public static String set(String text, String path, String value) {
        List<String> keys = List.of(path.split("\\.", -1));
        if (keys.stream().anyMatch(String::isBlank)) {
            throw bad(path, "a path is made of keys with dots between them, such as delivery.ci");
        }
        SourceText source = new SourceText("-", SourceText.withoutMark(text));
        YamlDocument document = YamlReader.read(source);
        Optional<Node> root = document.root().filter(node -> !node.isNothing());
        if (!document.problems().isEmpty()) {
            return text;
        }
        ProfileText profile = new ProfileText(source, path, value);
        return root.map(node -> profile.set(node, keys))
                .orElseGet(() -> (text.isBlank() ? "" : text.stripTrailing() + "\n") + profile.block(keys, "") + "\n");
    }

    private static ProblemException bad(String path, String why) {
        return new ProblemException(ExitCode.INPUT, Problem.error("bad-path", "cannot set " + path + ": " + why));
    }

    private String set(Node node, List<String> keys) {
        Mapping mapping =
                node.asMapping().orElseThrow(() -> bad(path, "there is " + node.kind() + ", which has no keys"));
        Optional<Mapping.Entry> entry = mapping.entry(keys.get(0));
        if (entry.isEmpty()) {
            return mapping.flow() ? addInFlow(mapping, keys) : addInBlock(mapping, keys);
        }
        Node old = entry.get().value();
        List<String> rest = keys.subList(1, keys.size());
        if (rest.isEmpty()) {
            return replace(entry.get(), YamlValue.of(value, mapping.flow()));
        }
        if (old.isNothing()) {
            return replace(entry.get(), flow(rest));
        }
        // A plain string is the project's name.
        if (keys.get(0).equals("project") && old.asScalar().isPresent()) {
            if (rest.equals(List.of("name"))) {
                return replace(entry.get(), YamlValue.of(value, mapping.flow()));
            }
            String name = YamlValue.of(old.asScalar().map(Scalar::text).orElse(""), true);
            String others = flow(rest);
            return replace(entry.get(), "{name: " + name + ", " + others.substring(1));
        }
        return set(old, rest);
    }

    private String replace(Mapping.Entry entry, String written) {
        Span span = entry.value().span();
        boolean nothing = span.from() == span.to();
        int from = nothing ? afterColon(entry.key()) : span.from();
        return splice(from, nothing ? from : end(entry.value()), nothing ? " " + written : written);
    }

    private int afterColon(Scalar key) {
        int index = key.span().to();
        while (source.character(index) != ':') {
            index++;
        }
        return index + 1;
    }

    private String addInFlow(Mapping mapping, List<String> keys) {
        String written = flow(keys);
        String pair = written.substring(1, written.length() - 1);
        if (mapping.entries().isEmpty()) {
            return splice(mapping.span().from() + 1, mapping.span().from() + 1, pair);
        }
        int end = lastEnd(mapping);
        return splice(end, end, ", " + pair);
    }

    private String addInBlock(Mapping mapping, List<String> keys) {
        int start = mapping.entries().get(0).key().span().from();
        String indent = " ".repeat(start - source.lineStart(start));
        int end = source.lineEnd(lastEnd(mapping));
        String lineBreak = source.toString().contains("\r\n") ? "\r\n" : "\n";
        return splice(end, end, lineBreak + block(keys, indent).replace("\n", lineBreak));
    }

    private int lastEnd(Mapping mapping) {
        Mapping.Entry last = mapping.entries().get(mapping.entries().size() - 1);
        boolean nothing = last.value().span().from() == last.value().span().to();
        return nothing ? afterColon(last.key()) : end(last.value());
    }

    /** Where the text of a node ends: YAML ends a block only where the next one begins. */
    private int end(Node node) {
        int end = node.span().to();
        if (node.asMapping().filter(mapping -> !mapping.flow()).isPresent()) {
            return lastEnd(node.asMapping().get());
        }
        if (node.asSequence().filter(list -> !list.flow()).isPresent()) {
            List<Node> items = node.asSequence().get().items();
            return end(items.get(items.size() - 1));
        }
        while (end > node.span().from() && Character.isWhitespace(source.character(end - 1))) {
            end--;
        }
        return end;
    }

    private String flow(List<String> keys) {
        String rest = keys.size() == 1 ? YamlValue.of(value, true) : flow(keys.subList(1, keys.size()));
        return "{" + keys.get(0) + ": " + rest + "}";
    }

    private String block(List<String> keys, String indent) {
        String rest = keys.size() == 1
                ? " " + YamlValue.of(value, false)
                : "\n" + block(keys.subList(1, keys.size()), indent + "  ");
        return indent + keys.get(0) + ":" + rest;
    }

    private String splice(int from, int to, String written) {
        return source.slice(0, from) + written + source.slice(to, source.length());
    }
}
