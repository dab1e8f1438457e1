package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.profile.ProfileReader;
import java.util.List;
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
    void whatIsUniqueIsNewWhateverItsType() {
        assertThat(entries("""
                Job:
                  fields: {host: ip unique, start: time unique, kind: "choice(a, b, c) unique", plain: time}
                """))
                .contains(
                        "\"host\": str(IPv4Address(number(least=167772161))),",
                        "\"start\": dt.datetime.fromtimestamp(number(), dt.UTC).time(),",
                        "\"kind\": pick(\"a\", \"b\", \"c\"),",
                        "\"plain\": dt.time(8, 30, 0),");
    }

    private static List<String> entries(String entities) {
        String profile = "armature: 1\nproject: Rows\narchitecture: fastapi\ndomain:\n  a:\n" + entities.indent(4);
        var result = ProfileReader.read(profile, "profile.yaml");
        return new FactoryBuilder(Project.of(result.domain()
                        .orElseThrow(() -> new AssertionError(result.problems().toString()))))
                .view().factories().get(0).entries().stream().map(String::strip).toList();
    }
}
