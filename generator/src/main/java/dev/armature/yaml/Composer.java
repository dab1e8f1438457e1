package dev.armature.yaml;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes nodes of SnakeYAML's events. SnakeYAML's own composer loses the places of aliases, lets keys be there twice and
 * bounds only how many aliases there are, not what they expand to.
 */
final class Composer {
    private static final int DEEPEST = 100;
    private static final long MOST_NODES = 100_000;

    /** A node and how many nodes it holds, aliases expanded. */
    private record Sized(Node node, long size) {}

    private final SourceText source;
    private final Parser events;
    private final List<Problem> problems;
    // An anchor without a node is of a collection that has not ended: an alias to it never would.
    private final Map<String, Optional<Sized>> anchors = new HashMap<>();
    private int depth;
    private long expanded;

    Composer(SourceText source, Parser events, List<Problem> problems) {
        this.source = source;
        this.events = events;
        this.problems = problems;
    }

    /** The root of the first document; that there is a second one is a problem. */
    Optional<Node> document() {
        events.getEvent();
        if (!events.getEvent().is(ID.DocumentStart)) {
            return Optional.empty();
        }
        Node root = node(events.getEvent()).node();
        events.getEvent();
        Event after = events.getEvent();
        if (after.is(ID.DocumentStart)) {
            int index = after.getStartMark().getIndex();
            problems.add(Problem.error("yaml-documents", source.at(index, index + 3), "there is a second document here")
                    .suggest("keep one document in the file"));
        }
        return Optional.of(root);
    }

    private Sized node(Event event) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        refuseTag((NodeEvent) event);
        String anchor = ((NodeEvent) event).getAnchor();
        if (event instanceof ScalarEvent scalar) {
            Sized read = new Sized(scalar(scalar), 1);
            remember(anchor, Optional.of(read));
            return read;
        }
        remember(anchor, Optional.empty());
        Sized read = collection((CollectionStartEvent) event);
        remember(anchor, Optional.of(read));
        return read;
    }

    private void remember(@Nullable String anchor, Optional<Sized> node) {
        if (anchor != null) {
            anchors.put(anchor, node);
        }
    }

    private Sized aliased(AliasEvent alias) {
        Optional<Sized> known = anchors.get(alias.getAnchor());
        String name = "*" + alias.getAnchor();
        if (known == null) {
            throw fatal(alias, "yaml-alias", "there is no anchor &" + alias.getAnchor() + " before this alias");
        }
        Sized target = known.orElseThrow(() -> fatal(alias, "yaml-alias", name + " stands inside of what it repeats"));
        expanded += target.size();
        if (expanded > MOST_NODES) {
            throw fatal(alias, "yaml-alias", "the aliases of this file expand to more than " + MOST_NODES + " values");
        }
        return target;
    }

    private Sized collection(CollectionStartEvent start) {
        if (++depth > DEEPEST) {
            throw fatal(start, "yaml-depth", "the file nests deeper than " + DEEPEST + " levels");
        }
        boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
        Sized read = start.is(ID.MappingStart) ? mapping(start, flow) : sequence(start, flow);
        depth--;
        return read;
    }

    private Sized sequence(Event start, boolean flow) {
        List<Node> items = new ArrayList<>();
        long size = 1;
        Event event = events.getEvent();
        for (; !event.is(ID.SequenceEnd); event = events.getEvent()) {
            Sized item = node(event);
            items.add(item.node());
            size += item.size();
        }
        Span span = span(start, event);
        return new Sized(new Sequence(items, flow, source.at(span.from(), span.to()), span), size);
    }

    private Sized mapping(Event start, boolean flow) {
        List<Mapping.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long size = 1;
        Event event = events.getEvent();
        for (; !event.is(ID.MappingEnd); event = events.getEvent()) {
            Node key = node(event).node();
            Sized value = node(events.getEvent());
            size += value.size() + 1;
            key(key, seen).ifPresent(scalar -> entries.add(new Mapping.Entry(scalar, value.node())));
        }
        Span span = span(start, event);
        return new Sized(new Mapping(entries, flow, source.at(span.from(), span.to()), span), size);
    }

    /** The key, unless there is something wrong with it. */
    private Optional<Scalar> key(Node key, Set<String> seen) {
        Optional<Scalar> scalar = key.asScalar();
        if (scalar.isEmpty() || key.isNothing()) {
            problems.add(Problem.error("yaml-key", key.at(), "a key must be one word")
                    .suggest("put the key in quotes if it is meant as text"));
            return Optional.empty();
        }
        String text = scalar.get().text();
        if (text.equals("<<") && scalar.get().isPlain()) {
            problems.add(Problem.error("merge-key", key.at(), "merge keys are not part of YAML 1.2")
                    .suggest("write the keys out"));
            return Optional.empty();
        }
        if (!seen.add(text)) {
            problems.add(Problem.error("duplicate-key", key.at(), "the key " + text + " is there twice")
                    .suggest("delete one of them"));
            return Optional.empty();
        }
        return scalar;
    }

    private Scalar scalar(ScalarEvent event) {
        Span span = span(event, event);
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        int[] places = ScalarPlaces.of(source, span, event.getValue(), event.getScalarStyle());
        return new Scalar(event.getValue(), plain, span, source, places);
    }

    private void refuseTag(NodeEvent event) {
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null && !tag.equals("!") && !tag.matches("tag:yaml\\.org,2002:(str|seq|map)")) {
            int index = event.getStartMark().getIndex();
            problems.add(Problem.error("yaml-tag", source.at(index, index), "tags have no meaning in a profile")
                    .suggest("delete " + tag.replace("tag:yaml.org,2002:", "!!")));
        }
    }

    private Span span(Event first, Event last) {
        return new Span(first.getStartMark().getIndex(), last.getEndMark().getIndex());
    }

    private ProblemException fatal(Event event, String code, String message) {
        Span span = span(event, event);
        return new ProblemException(ExitCode.INPUT, Problem.error(code, source.at(span.from(), span.to()), message));
    }
}
