package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the schema against the reader: the same keys, the same words, the same verdict on profiles. */
final class ProfileSchemaTest {
    private static final Node SCHEMA = YamlReader.read(new SourceText("schema", ProfileSchema.text()))
            .root()
            .orElseThrow();

    @Test
    void hasTheReadersKeys() {
        Map<String, List<String>> keys = Map.of(
                "project", ProfileKeys.PROJECT,
                "app", ProfileKeys.APP,
                "entity", ProfileKeys.ENTITY,
                "admin", ProfileKeys.ADMIN,
                "api", ProfileKeys.API,
                "longField", FieldWords.longKeys(),
                "user", ProfileKeys.USER,
                "infrastructure", ProfileKeys.INFRASTRUCTURE,
                "delivery", ProfileKeys.DELIVERY);
        assertThat(properties(SCHEMA)).containsExactlyInAnyOrderElementsOf(ProfileKeys.ROOT);
        keys.forEach((name, expected) ->
                assertThat(properties(at("$defs", name))).as(name).containsExactlyInAnyOrderElementsOf(expected));
    }

    @Test
    void hasTheReadersWords() {
        assertThat(words("properties", "architecture")).isEqualTo(ProfileKeys.ARCHITECTURES);
        assertThat(words("properties", "topology")).isEqualTo(ProfileKeys.TOPOLOGIES);
        assertThat(words("$defs", "entity", "properties", "key")).isEqualTo(ProfileKeys.KEYS);
        assertThat(words("$defs", "api", "properties", "operations", "items")).isEqualTo(ProfileKeys.OPERATIONS);
        assertThat(words("$defs", "longField", "properties", "on_delete")).isEqualTo(FieldWords.ON_DELETE);
        assertThat(words("$defs", "user", "properties", "login")).isEqualTo(ProfileKeys.LOGINS);
        assertThat(words("$defs", "user", "properties", "registration")).isEqualTo(ProfileKeys.REGISTRATIONS);
        assertThat(words("$defs", "delivery", "properties", "ci")).isEqualTo(ProfileKeys.CIS);
        Map<String, List<String>> servers = Map.of(
                "database", ProfileKeys.DATABASES,
                "cache", ProfileKeys.CACHES,
                "queue", ProfileKeys.QUEUES,
                "storage", ProfileKeys.STORAGES,
                "mail", ProfileKeys.MAILS,
                "balancer", ProfileKeys.BALANCERS);
        servers.forEach((key, expected) ->
                assertThat(words("$defs", "infrastructure", "properties", key)).isEqualTo(expected));
        assertThat(words("$defs", "infrastructure", "properties", "observability", "items"))
                .isEqualTo(ProfileKeys.OBSERVABILITY);
        String types = String.join("|", FieldWords.types());
        assertThat(text("$defs", "longField", "properties", "type", "pattern")).contains("(" + types + ")");
    }

    @Test
    void takesWhatTheReaderTakes() throws IOException {
        Path home = Path.of(System.getProperty("armature.home"));
        try (Stream<Path> samples = Files.walk(home.resolve("samples"), 2)) {
            List<Path> profiles = Stream.concat(
                            samples.filter(path -> path.endsWith("profile.yaml")),
                            Stream.of(home.resolve("acceptance").resolve("shop.yaml")))
                    .toList();
            for (Path path : profiles) {
                assertThat(refusals(Files.readString(path))).as(path.toString()).isEmpty();
            }
        }
        assertThat(refusals("armature: 1\nproject: Shop\narchitecture: hybrid\ndomain:\n"))
                .isEmpty();
    }

    @Test
    void refusesWhatTheReaderRefuses() throws IOException {
        Path bad = Path.of("src", "test", "resources", "profiles", "bad");
        for (String name : List.of("unknown-keys", "missing", "list-at-top", "slugs", "user")) {
            assertThat(refusals(Files.readString(bad.resolve(name + ".yaml"))))
                    .as(name)
                    .isNotEmpty();
        }
    }

    private static List<String> refusals(String profile) {
        Node node = YamlReader.read(new SourceText("p", profile)).root().orElseThrow();
        return new SchemaCheck(SCHEMA).check(node);
    }

    private static List<String> properties(Node schema) {
        return schema.asMapping().orElseThrow().entry("properties").orElseThrow().value().asMapping().stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
    }

    private static List<String> words(String... path) {
        return at(at(path), "enum").asSequence().orElseThrow().items().stream()
                .map(item -> item.asScalar().orElseThrow().text())
                .toList();
    }

    private static String text(String... path) {
        return at(path).asScalar().map(Scalar::text).orElseThrow();
    }

    private static Node at(String... path) {
        return at(SCHEMA, path);
    }

    private static Node at(Node from, String... path) {
        Node node = from;
        for (String key : path) {
            node = node.asMapping()
                    .flatMap(mapping -> mapping.entry(key))
                    .map(Mapping.Entry::value)
                    .orElseThrow();
        }
        return node;
    }
}
