package dev.armature.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads escaped values back with the readers of those languages. */
final class EscapeTest {
    private static final List<String> VALUES = List.of(
            "",
            "plain",
            "no",
            "1.10",
            "it's",
            "say \"hi\"",
            "back\\slash\\",
            "$HOME ${x} $(id) `id`",
            "# no comment",
            "a: b",
            "- item",
            "*ptr &ref !tag %dir @at",
            "{{ x }} {% y %}",
            "tab\tnew\nline\r\n",
            "\u0001\u001b\u007f",
            "\u0085\u2028\u2029\ufeff",
            "日本語 🎉 é",
            "<script>alert(1)</script>",
            "'\"'\"'",
            "trailing ",
            "%s %%");

    @Test
    void tomlAndJsonReadBack() throws IOException {
        assertThat(python(
                        "import tomllib, sys; print(list(tomllib.loads(sys.stdin.read())['v']))",
                        document(Escape::toml)))
                .isEqualTo(expected());
        assertThat(python("import json, sys; print(json.loads(sys.stdin.read()[4:]))", document(Escape::json)))
                .isEqualTo(expected());
    }

    @Test
    void yamlReadsBack() {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (String value : VALUES) {
            assertThat(yaml.<Object>load(Escape.yaml(value))).isEqualTo(value);
        }
    }

    @Test
    void shellReadsBack() throws IOException {
        for (String value : VALUES) {
            assertThat(run("", "sh", "-c", "printf %s. " + Escape.shell(value))).isEqualTo(value + ".");
        }
    }

    @Test
    void makeReadsBackOneLine() throws IOException {
        for (String value : List.of("a # b", "$HOME $(shell id)", "it's \"quoted\"", "a\nall: evil")) {
            String makefile = "V := " + Escape.make(value) + "\nexport V\nall:\n\t@printf %s \"$$V\"\n";
            assertThat(run(makefile, "make", "-s", "-f", "-")).isEqualTo(value.replace('\n', ' '));
        }
    }

    @Test
    void markupStaysText() {
        assertThat(Escape.markdown("*a* <b> [c](d)\n# e")).isEqualTo("\\*a\\* \\<b\\> \\[c\\](d) # e");
        assertThat(Escape.markdown("# a")).isEqualTo("\\# a");
        assertThat(Escape.markdown("1. a-b.")).isEqualTo("1\\. a-b.");
        assertThat(Escape.html("<a href='x'>&")).isEqualTo("&#60;a href=&#39;x&#39;&#62;&#38;");
        assertThat(Escape.dockerfile("a \"b\" $c\\\nRUN evil")).isEqualTo("\"a \\\"b\\\" \\$c\\\\ RUN evil\"");
        assertThat(Escape.nginx("a\";\nevil")).isEqualTo("\"a\\\"; evil\"");
        assertThatThrownBy(() -> Escape.nginx("$host")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String document(UnaryOperator<String> escape) {
        return VALUES.stream().map(escape).collect(Collectors.joining(", ", "v = [", "]"));
    }

    private static String expected() throws IOException {
        String points = VALUES.stream()
                .map(value -> value.codePoints().mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
        return python("import sys; print([''.join(map(chr, v)) for v in eval(sys.stdin.read())])", points);
    }

    private static String python(String program, String input) throws IOException {
        return run(input, "python3", "-X", "utf8", "-c", program);
    }

    private static String run(String input, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
