package dev.armature.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The diagrams of ARCHITECTURE.md keep to a part of Mermaid's grammar that every version draws. */
class DiagramsTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```mermaid\n(.*?)```");
    /** {@code id}, {@code id[text]}, {@code id([text])} or {@code id[(text)]}; brackets in a text would end it. */
    private static final String NODE = "([a-z][a-z0-9_]*)(\\(\\[[^\\[\\](){}\"|]+\\]\\)|\\[\\([^\\[\\](){}\"|]+\\)\\]"
            + "|\\[[^\\[\\](){}\"|]+\\])?";

    private static final Pattern EDGE = Pattern.compile(NODE + " (?:-->|-- \"[^\"|]+\" -->) " + NODE);
    private static final Pattern GROUP = Pattern.compile("subgraph ([a-z]+) \\[[^\\[\\](){}\"|]+\\]");

    @ParameterizedTest
    @ValueSource(strings = {"django", "fastapi", "hybrid"})
    void ofEveryArchitecture(String architecture) {
        check(Rendering.of("acceptance/shop.yaml", architecture));
        check(Rendering.of("acceptance/every-type.yaml", architecture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve: fastapi", "serve: django"})
    void ofTheMountedTopology(String serve) {
        check(Rendering.ofText("""
                armature: 1
                project: Shop
                architecture: hybrid
                topology: mounted
                domain: {shop: {SERVE, Product: {fields: {name: string}}}}
                """.replace("SERVE", serve), "hybrid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog-cms", "internal-admin-public-api", "users-api"})
    void ofASample(String name) throws IOException {
        check(Rendering.ofSample(name));
    }

    private static void check(FileSet files) {
        String text = Objects.requireNonNull(files.files().get(new RelativePath("ARCHITECTURE.md")))
                .asText();
        Matcher block = BLOCK.matcher(text);
        assertTrue(block.find(), "there is a diagram");
        List<String> lines = block.group(1).lines().toList();
        assertEquals("flowchart LR", lines.get(0));
        int open = 0;
        Set<String> named = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String statement = line.strip();
            Matcher edge = EDGE.matcher(statement);
            Matcher group = GROUP.matcher(statement);
            if (group.matches()) {
                open++;
                named.add(group.group(1));
            } else if (statement.equals("end")) {
                open--;
            } else {
                assertTrue(edge.matches(), statement);
                use(edge.group(1), edge.group(2), named, used);
                use(edge.group(3), edge.group(4), named, used);
            }
        }
        assertEquals(0, open, "every group ends");
        assertTrue(named.containsAll(used), () -> "nodes without a text: " + used + " but " + named);
    }

    private static void use(String id, @Nullable String text, Set<String> named, Set<String> used) {
        used.add(id);
        if (text != null) {
            named.add(id);
        }
    }
}
