package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.App;
import dev.armature.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalsTest {
    private static final String HEAD = "armature: 1\nproject: Shop\narchitecture: hybrid\ndomain:\n  shop:\n";

    @ParameterizedTest
    @CsvSource({"int, integer", "str, string", "enum, choice", "ForeignKey, ref", "bool, boolean", "strng, string"})
    void whatOthersCallATypeIsSuggested(String word, String type) {
        Problem problem = onlyProblem(HEAD + "    Thing:\n      fields: {size: " + word + " optional}\n");
        assertThat(problem.code()).isEqualTo("unknown-type");
        assertThat(problem.at().orElseThrow().column()).isEqualTo(22);
        assertThat(problem.suggestion()).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"self", "dict", "objects", "metadata", "model_config", "pk"})
    void aFieldHidesNothing(String name) {
        Problem problem = onlyProblem(HEAD + "    Thing:\n      fields:\n        " + name + ": text\n");
        assertThat(problem.code()).isEqualTo("reserved-name");
        assertThat(problem.at().orElseThrow())
                .hasToString("Location[file=p, line=8, column=9, length=" + name.length() + "]");
    }

    @ParameterizedTest
    @CsvSource({"str", "int", "bool", "float", "bytes", "list", "tuple", "set", "object", "type", "date"})
    void aFieldMayBeCalledAsAType(String name) {
        String profile = HEAD + "    Thing:\n      fields:\n        " + name + ": text\n";
        assertThat(ProfileReader.read(profile, "p").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.15, 3.14", "3.9, 3.11", "2.7, 3.11", "4, 3.14", "3.12.1, 3.12", "python3, 3.11"})
    void theNearestPythonIsSuggested(String version, String nearest) {
        String profile = HEAD + "    Thing:\n      fields: {name: text}\ndelivery: {python: '" + version + "'}\n";
        assertThat(onlyProblem(profile).suggestion()).contains(nearest);
    }

    @ParameterizedTest
    @CsvSource({"main", "settings", "database", "factories", "openapi", "conftest", "access", "mounted"})
    void anAppIsNoModuleOfTheRenderedPackages(String name) {
        Problem problem = onlyProblem(HEAD.replace("shop", name) + "    Thing:\n      fields: {name: text}\n");
        assertThat(problem.code()).isEqualTo("reserved-name");
        assertThat(problem.at().orElseThrow().line()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{shop: {OrderDoc: {fields: {a: text}}}, shop_order: {Doc: {fields: {a: text}}}}, shop_order_doc_list",
                "{a: {BC: {fields: {a: text}}}, a_b: {C: {fields: {a: text}}}}, ABC",
                "{shop: {Order: {fields: {a: text}}}, shop_order: {Pkey: {fields: {a: text}}}}, shop_order_pkey",
                "{shop: {Order: {fields: {a: text}}}, shop_order_id: {Seq: {fields: {a: text}}}}, shop_order_id_seq",
                "{shop: {Order: {fields: {a: text unique}}}, shop_order_a: {Key: {fields: {a: text}}}}, shop_order_a_key"
            })
    void noTwoAppsHaveOneName(String line) {
        String domain = line.substring(0, line.lastIndexOf(", "));
        Problem problem = onlyProblem("armature: 1\nproject: Shop\narchitecture: hybrid\ndomain: " + domain + "\n");
        assertThat(problem.code()).isEqualTo("name-clash");
        assertThat(problem.message()).endsWith(" " + line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void nowIsNoTimeOfDay() {
        Problem problem = onlyProblem(HEAD + "    Thing:\n      fields:\n        at: time default=now\n");
        assertThat(problem.code()).isEqualTo("bad-default");
        assertThat(problem.at().orElseThrow().column()).isEqualTo(26);
        assertThat(problem.suggestion()).contains("type: datetime");
    }

    @Test
    void theSameManyTwiceIsOneError() {
        Problem problem = onlyProblem(HEAD + """
                    Thing:
                      fields: {a: "many(Tag, through=Join)", b: "many(Tag, through=Join)"}
                    Tag: {fields: {name: string}}
                    Join: {fields: {thing: ref(Thing), tag: ref(Tag)}}
                """);
        assertThat(problem.code()).isEqualTo("bad-through");
        assertThat(problem.at().orElseThrow().line()).isEqualTo(7);
    }

    @Test
    void anAppWithoutEntitiesIsNoPackage() {
        ProfileResult result = ProfileReader.read(
                HEAD + "    serve: django\n  sales: {Order: {}}\nroles: {clerk: {shop: all, sales: [view]}}\n", "p");
        assertThat(result.problems()).extracting(Problem::code).containsExactly("empty-app");
        assertThat(result.domain().orElseThrow().apps()).extracting(App::name).containsExactly("sales");
    }

    @Test
    void whatRowsBreakOfWhichNobodySaysMoreIsTold() {
        assertThat(ProfileReader.read(HEAD + """
                    Thing:
                      fields:
                        price: integer default=0
                        size: integer default=7
                        kind: choice(a, b) optional
                        seen: integer optional readonly
                        one: integer optional
                        two: integer optional
                        three: integer
                        mail: email optional
                        tel: string optional
                      checks:
                        - price > 0
                        - size > 0
                        - kind in (a, b)
                        - kind in (a, b) or kind is null
                        - seen is not null
                        - mail is not null or tel is not null
                        - one is not null or two is not null
                        - three > 5 and price < three
                """, "p").problems())
                .extracting(Problem::message)
                .containsExactly(
                        "a row breaks this check when it is made without more: price is 0",
                        "a row breaks this check when it is made without more: kind is empty",
                        "a row breaks this check when it is made without more: seen is null");
    }

    @Test
    void aFileIsUniqueAnyhow() {
        ProfileResult result = ProfileReader.read(HEAD + """
                    Thing:
                      fields: {cover: image unique, paper: file, name: string}
                      unique: [[name, paper]]
                """, "p");
        assertThat(result.problems())
                .allMatch(problem -> problem.code().equals("unique-file"))
                .extracting(problem -> problem.at().orElseThrow().line())
                .containsExactly(7, 8);
        assertThat(result.domain().orElseThrow().entities().toList().get(0).unique())
                .isEmpty();
        assertThat(result.domain().orElseThrow().entities().toList().get(0).fields())
                .noneMatch(field -> field.options().unique());
    }

    @Test
    void anAppKeepsItsFormerName() {
        ProfileResult result =
                ProfileReader.read(HEAD + "    was: old_shop\n    Thing:\n      fields: {name: string}\n", "p");
        assertThat(result.problems()).isEmpty();
        assertThat(result.domain().orElseThrow().apps()).extracting(App::was).containsExactly(Optional.of("old_shop"));
    }

    @Test
    void aThousandEntitiesInARowAndInACircleAreReadSoon() {
        StringBuilder profile = new StringBuilder(HEAD);
        for (int i = 0; i < 1000; i++) {
            profile.append("    Thing")
                    .append(i)
                    .append(":\n      fields:\n        name: string\n        next: ref(Thing");
            profile.append((i + 1) % 1000).append(")\n");
        }
        long began = System.nanoTime();
        List<Problem> problems = ProfileReader.read(profile.toString(), "p").problems();
        assertThat(problems).hasSize(1000).extracting(Problem::code).containsOnly("required-cycle");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    private static Problem onlyProblem(String profile) {
        List<Problem> problems = ProfileReader.read(profile, "p").problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
