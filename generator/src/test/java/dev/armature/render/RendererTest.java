package dev.armature.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.blueprint.FileNote;
import dev.armature.blueprint.Plan;
import dev.armature.blueprint.PlannedFile;
import dev.armature.files.RelativePath;
import dev.armature.view.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RendererTest {
    @TempDir
    Path templates;

    /** A view as a template sees it. */
    public record Shop(String name, int port, boolean open, List<Shop> branches, Optional<String> motto) {}

    private static Shop shop(String name) {
        return new Shop(name, 8000, true, List.of(), Optional.empty());
    }

    @Test
    void everythingButControlLinesAndReferencesIsLiteral() throws IOException {
        String literal = """
                # a comment, ## two, #if you read this, #end
                listen ${PORT} $host ${VAR:-default} ${{ secrets.X }} \\d+ {% if x %} #[[ $1 ]]# $(cmd) $!x ${Name}
                100 % done
                """;
        assertThat(render(literal + "${shop.name}:${shop.port}\n", shop("Ada"))).isEqualTo(literal + "Ada:8000\n");
    }

    @Test
    void controlLinesAndCommentsLeaveNoTrace() throws IOException {
        String template = """
                %% A comment of the template: $x #end
                a
                  %foreach ($branch in $shop.branches)
                  - ${branch.name}
                    %if ($branch.motto)
                    ${branch.motto}
                    %else
                    none
                    %end
                  %end
                b
                """;
        Shop speaking = new Shop("two", 1, true, List.of(), Optional.of("Hi"));
        Shop shop = new Shop("x", 1, true, List.of(shop("one"), speaking), Optional.empty());
        assertThat(render(template, shop)).isEqualTo("a\n  - one\n    none\n  - two\n    Hi\nb\n");
    }

    @Test
    void valuesComeOutAsTheyAre() throws IOException {
        String odd = "${shop.port} #end $x \\ \uE000\uE001\uE002\uE003 \uD83D\uDE00 %if";
        assertThat(render("<${shop.name}>\\\n", shop(odd))).isEqualTo("<" + odd + ">\\\n");
    }

    @Test
    void misspeltNamesFailEvenInConditions() {
        assertThatThrownBy(() -> render("%if ($shop.opne)\nx\n%end\n", shop("x")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Shop has no 'opne'")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> render("a\n${shpo.name}\n", shop("x")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("line 2, column 1");
        assertThatThrownBy(() -> render("%fi ($shop.open)\n", shop("x"))).hasMessageContaining("no control line: %fi");
    }

    @Test
    void onlyTextAndNumbersArePrinted() {
        assertThatThrownBy(() -> render("${shop}\n", shop("x"))).hasMessageContaining("is no text");
        assertThatThrownBy(() -> render("${shop.motto}\n", shop("x"))).isInstanceOf(TemplateException.class);
    }

    private String render(String template, Shop shop) throws IOException {
        Path file = Files.writeString(templates.resolve("t.txt.vm"), template);
        PlannedFile planned = new PlannedFile(
                new RelativePath("t.txt"),
                file,
                Scope.REPOSITORY,
                false,
                "test/t.txt",
                "test",
                new FileNote("A test.", Optional.empty()));
        return new Renderer(Map.of("shop", shop))
                .render(new Plan(List.of(planned)))
                .file("t.txt")
                .orElseThrow()
                .asText();
    }
}
