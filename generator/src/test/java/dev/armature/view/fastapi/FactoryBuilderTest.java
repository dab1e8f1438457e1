package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.profile.ProfileReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FactoryBuilderTest {

    @Test
    void whatIsEmptyTextIsNewInEachRowWhereItIsUniqueTogether() {
        assertThat(entries("""
                Job:
                  fields: {kind: "choice(a, b) default=a", note: string(9) optional, rank: integer optional}
                  unique: [[kind, note], [kind, rank]]
                """))
                .anyMatch(entry -> entry.startsWith("\"note\": text("))
                .noneMatch(entry -> entry.contains("rank"));
    }

    @Test
    void whatIsNullIsSoInManyRows() {
        assertThat(entries("Job: {fields: {note: string(9) optional unique}}")).isEmpty();
    }

    @Test
    void whatACheckAsksForIsThereWhereItIsUniqueTogether() {
        assertThat(entries("""
                Job:
                  fields: {token: uuid optional, kind: integer optional}
                  unique: [[token, kind]]
                  checks: [token is not null]
                """)).singleElement().asString().startsWith("\"token\": ");
    }

    @Test
    void whatIsUniqueIsNewWhateverItsType() {
        assertThat(entries("""
                Job:
                  fields: {host: ip unique, start: time unique, plain: time}
                """))
                .contains(
                        "\"host\": str(IPv4Address(number(least=167772161))),",
                        "\"start\": dt.datetime.fromtimestamp(number(), dt.UTC).time(),",
                        "\"plain\": dt.time(8, 30, 0),");
    }

    @Test
    void noDefaultBreaksACheckThatIsSolvedWithoutIt() {
        assertThat(entries("""
                Job:
                  fields: {price: integer min=0, discount: integer optional default=5, other: integer optional default=5}
                  checks: ["discount is null or price < 0"]
                """)).contains("\"discount\": null(),").noneMatch(entry -> entry.contains("other"));
    }

    @Test
    void ofFewValuesOneIsTakenThatNoRowHas() {
        assertThat(scarce("""
                Job:
                  fields: {kind: "choice(a, b) unique default=a", lit: boolean unique, level: smallint unique min=3 max=4}
                """))
                .containsExactly(
                        "free = await unused(session, a_models.Job, ({\"kind\": \"a\"}, {\"kind\": \"b\"}))",
                        "free = await unused(session, a_models.Job, ({\"lit\": False}, {\"lit\": True}))",
                        "free = await unused(session, a_models.Job, ({\"level\": 3}, {\"level\": 4}))");
    }

    @Test
    void fewValuesThatGoTogetherKeepTheChecks() {
        assertThat(scarce("""
                Job:
                  fields: {one: "choice(a, b)", two: "choice(a, b)"}
                  unique: [[one, two]]
                  checks: [one != two]
                """))
                .singleElement()
                .asString()
                .contains("({\"one\": \"a\", \"two\": \"b\"}, {\"one\": \"b\", \"two\": \"a\"})");
    }

    @Test
    void ofMillionsOfSetsTheFirstAreEnough() {
        String all = String.join(", ", "a b c d e f g h i j k l".split(" "));
        String fields = IntStream.range(0, 8)
                .mapToObj(number -> "f" + number + ": \"choice(" + all + ")\"")
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, 8).mapToObj(number -> "f" + number).collect(Collectors.joining(", "));
        assertThat(scarce("Job: {fields: {" + fields + "}, unique: [[" + names + "]]}\n"))
                .singleElement()
                .asString()
                .contains("\"f6\": \"a\",\"f7\": \"l\"")
                .doesNotContain("\"f6\": \"b\"");
    }

    @Test
    void whatGoesTogetherWithAnythingElseIsNotScarce() {
        assertThat(scarce("""
                Job:
                  fields: {one: "choice(a, b)", name: string, other: ref(self) optional, rank: "smallint unique min=1 max=40"}
                  unique: [[one, name], [one, other]]
                """)).isEmpty();
    }

    @Test
    void ofRowsThatATenantHasOnceOneIsThere() {
        assertThat(scarce("""
                Setting: {fields: {of_org: one(Org)}}
                Org: {fields: {name: string(9)}}
                """, "tenancy: {by: a.Org}\n"))
                .containsExactly(
                        "free = await unused(session, a_models.Setting, ({\"of_org_id\": acting_for(session)},))");
    }

    private static List<String> scarce(String entities) {
        return scarce(entities, "");
    }

    private static List<String> scarce(String entities, String beside) {
        return view(entities, beside).factories().get(0).scarce().stream()
                .map(FactoriesView.ScarceView::free)
                .map(free -> free.replaceAll("\\s*\n\\s*", ""))
                .toList();
    }

    private static List<String> entries(String entities) {
        return view(entities, "").factories().get(0).entries().stream()
                .map(String::strip)
                .toList();
    }

    private static FactoriesView view(String entities, String beside) {
        String profile =
                "armature: 1\nproject: Rows\narchitecture: fastapi\n" + beside + "domain:\n  a:\n" + entities.indent(4);
        var result = ProfileReader.read(profile, "profile.yaml");
        return new FactoryBuilder(Project.of(result.domain()
                        .orElseThrow(() -> new AssertionError(result.problems().toString()))))
                .view();
    }
}
