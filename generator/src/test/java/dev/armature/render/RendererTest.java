package dev.armature.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.blueprint.FileNote;
import dev.armature.blueprint.Plan;
import dev.armature.blueprint.PlannedFile;
import dev.armature.files.RelativePath;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
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
    void whatIsWrongIsSaidWithItsPlace() {
        assertThat(problem("%if ($shop.opne)\nx\n%end\n")).isEqualTo("1:12 Shop has no 'opne'.");
        assertThat(problem("a\n${shpo.name}\n")).isEqualTo("2:1 There is no variable 'shpo'.");
        assertThat(problem("a\n b ${shop}\n")).isEqualTo("2:4 ${shop} is no text but Shop.");
        assertThat(problem("a\n\n# $b ${shop.name}, c\n%% d\n \\e ${shop.nmae}\n"))
                .isEqualTo("5:12 Shop has no 'nmae'.");
        assertThat(problem("%if ($shop.open)\n${shop.motto}\n%end\n")).startsWith("2:1 ");
        assertThat(problem("%foreach ($x in $shop.name)\n%end\n")).contains("%foreach goes over a list, not String");
        assertThat(problem("%fi ($shop.open)\n")).startsWith("1:1 There is no %fi;");
        assertThat(problem("a\n%if ($shop.open)\n")).isEqualTo("2:1 This %if has no %end.");
        assertThat(problem("%end\n")).isEqualTo("1:1 This %end ends nothing.");
        assertThat(problem("%else\n")).isEqualTo("1:1 This %else belongs to no %if.");
        assertThat(problem("%if ($shop.name.length() > 3)\n%end\n")).startsWith("1:1 %if (…) asks for names");
        assertThat(problem("%if $shop.open\n%end\n")).startsWith("1:1 %if (…) asks for names");
        assertThat(problem("x ${shop.name.trim()}\n")).startsWith("1:3 A template calls no method");
        assertThat(problem("%if ($shop.open)\n".repeat(4) + "%end\n".repeat(4))).startsWith("4:1 Blocks nest");
    }

    @Test
    void conditionsAskForNames() throws IOException {
        String template = "%if (!$shop.motto && ($shop.open || $shop.branches))\nyes\n%else\nno\n%end\n";
        assertThat(render(template, shop("x"))).isEqualTo("yes\n");
    }

    private String problem(String template) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> render(template, shop("x")));
        Problem problem = thrown.problems().get(0);
        Location at = problem.at().orElseThrow();
        assertThat(at.file()).endsWith("t.txt.vm");
        return at.line() + ":" + at.column() + " " + problem.message();
    }

    private String render(String template, Shop shop) throws IOException {
        Path file = Files.writeString(templates.resolve("t.txt.vm"), template);
        PlannedFile planned = new PlannedFile(
                new RelativePath("t.txt"),
                new Template(file, true, false),
                Scope.REPOSITORY,
                false,
                "test/t.txt",
                "test",
                new FileNote("A test.", Optional.empty()));
        return new Renderer(new Templates(), Map.of("shop", shop))
                .render(new Plan(List.of(planned)))
                .file("t.txt")
                .orElseThrow()
                .asText();
    }
}
