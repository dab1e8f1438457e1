package dev.armature.profile;

import dev.armature.domain.Architecture;
import dev.armature.domain.Serve;
import dev.armature.domain.Topology;
import dev.armature.yaml.Node;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which half of a hybrid answers an app's API. */
final class ServeReader {
    private static final int WHOLE = 100;

    private final Architecture architecture;
    private final Topology topology;
    private final Findings findings;

    ServeReader(Architecture architecture, Topology topology, Findings findings) {
        this.architecture = architecture;
        this.topology = topology;
        this.findings = findings;
    }

    /** What an app says; FastAPI when it says nothing. */
    Serve read(Section app) {
        Optional<Node> value = app.value("serve");
        if (value.isEmpty()) {
            return Serve.FASTAPI;
        }
        if (architecture != Architecture.HYBRID) {
            Word key = app.key("serve").orElseThrow();
            findings.warning("no-place", key.at(), "serve has a meaning only in a hybrid; it is ignored here");
        }
        if (value.get().asMapping().isPresent()) {
            return weights(value.get(), app.section("serve").orElseThrow());
        }
        boolean django = app.oneOf("serve", ProfileKeys.HALVES)
                .filter(word -> word.is("django"))
                .isPresent();
        return django ? Serve.DJANGO : Serve.FASTAPI;
    }

    private Serve weights(Node node, Section weights) {
        boolean known = weights.only(ProfileKeys.HALVES).entries().stream()
                .allMatch(entry -> ProfileKeys.HALVES.contains(entry.key().text()));
        OptionalInt django = weight(weights, "django");
        OptionalInt fastapi = weight(weights, "fastapi");
        if (django.isEmpty() || fastapi.isEmpty()) {
            if (known && !alone(weights)) {
                missing(node, weights);
            }
            return Serve.FASTAPI;
        }
        int sum = django.getAsInt() + fastapi.getAsInt();
        if (sum != WHOLE) {
            String advice = "{django: " + django.getAsInt() + ", fastapi: " + (WHOLE - django.getAsInt()) + "}";
            findings.error("bad-weight", node.at(), "the weights sum to " + sum + ", not to 100", advice);
            return Serve.FASTAPI;
        }
        Serve serve = new Serve(django.getAsInt(), fastapi.getAsInt());
        if (architecture == Architecture.HYBRID && topology == Topology.MOUNTED) {
            String message = "one process answers in mounted, so there is nothing to split by weight";
            findings.error("bad-weight", node.at(), message, "serve: " + (serve.mostlyDjango() ? "django" : "fastapi"));
        }
        return serve;
    }

    /** {@code {django: 100}}: what is wrong with the number says all. */
    private static boolean alone(Section weights) {
        return ProfileKeys.HALVES.stream()
                .flatMap(half -> weights.word(half).stream())
                .anyMatch(word -> word.is("100"));
    }

    /** A weight that can be one; empty when there is none, or a wrong one, which is told. */
    private OptionalInt weight(Section weights, String half) {
        Optional<Word> word = weights.word(half);
        if (word.isPresent() && word.get().text().matches("[1-9][0-9]?")) {
            return OptionalInt.of(Integer.parseInt(word.get().text()));
        }
        // 100 beside 0 is one mistake, told where the 0 stands.
        boolean told = word.filter(wrong -> wrong.is("100"))
                .flatMap(wrong -> weights.word(other(half)))
                .filter(rest -> rest.is("0"))
                .isPresent();
        if (word.isPresent() && !told) {
            wrong(word.get(), half);
        }
        return OptionalInt.empty();
    }

    private void wrong(Word word, String half) {
        String message = "the weight of " + half + " is a whole number from 1 to 99, not " + word.text();
        if (word.is("0") || word.is("100")) {
            findings.error("bad-weight", word.at(), message, "serve: " + (word.is("0") ? other(half) : half));
        } else if (word.text().matches("[1-9][0-9]? *%")) {
            findings.error("bad-weight", word.at(), message, word.text().replaceAll("[ %]", ""));
        } else {
            findings.error("bad-weight", word.at(), message);
        }
    }

    private void missing(Node node, Section weights) {
        for (String half : ProfileKeys.HALVES) {
            String other = other(half);
            if (weights.value(half).isEmpty() && weights.value(other).isPresent()) {
                int rest = weights.word(other)
                        .filter(word -> word.text().matches("[1-9][0-9]?"))
                        .map(word -> WHOLE - Integer.parseInt(word.text()))
                        .orElse(WHOLE / 2);
                String message = "serve has no weight for " + half;
                findings.error("missing-key", node.at(), message, half + ": " + rest);
            }
        }
        if (weights.value("django").isEmpty() && weights.value("fastapi").isEmpty()) {
            findings.error("missing-key", node.at(), "serve has no weights", "{django: 90, fastapi: 10}");
        }
    }

    private static String other(String half) {
        return half.equals("django") ? "fastapi" : "django";
    }
}
