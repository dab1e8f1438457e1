package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.profile.ProfileReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that no two rows share stay within what their field allows. */
final class FactoryBoundsTest {

    @Test
    void durationsAndTimesOfTheirOwnAreCountedFromTheirBounds() {
        assertThat(entries("""
                length: duration unique min=P1D max=P1DT0H0M59.5S
                opens: time unique min=06:00:00.5 max=06:00:30
                """))
                .containsExactly(
                        "\"length\": dt.timedelta(seconds=number(least=86400, most=86459)),",
                        "\"opens\": dt.datetime.fromtimestamp(number(least=21601, most=21630), dt.UTC).time(),");
    }

    @Test
    void daysAndNumbersOfTheirOwnAreCountedFromTheirBounds() {
        assertThat(entries("""
                day: date unique min=2031-01-01
                low: integer unique max=-5
                """))
                .containsExactly(
                        "\"day\": dt.date.fromordinal(number(least=741443, most=1741442)),",
                        "\"low\": number(least=-1000004, most=-5),");
    }

    @Test
    void whereOneValueIsAllowedItIsTaken() {
        assertThat(entries("""
                small: smallint unique min=32767
                big: bigint unique min=9223372036854775807
                """)).containsExactly("\"small\": 32767,", "\"big\": 9223372036854775807,");
    }

    @Test
    void aDefaultIsNotTakenTwiceWhereItMustBeUnique() {
        assertThat(entries("""
                number: integer optional unique default=5
                other: integer optional unique
                """)).containsExactly("\"number\": number(),");
    }

    @Test
    void noDayIsBeforeTheYear1() {
        assertThat(entries("""
                first: date unique
                last: date unique
                """, "[last >= first]"))
                .containsExactly(
                        "\"first\": dt.date.fromordinal(number(least=1, most=737425)),",
                        "\"last\": dt.date.fromordinal(number(least=737425, most=1737424)),");
        assertThat(entries("""
                first: datetime unique max=0001-01-01T00:00:59Z
                """))
                .containsExactly(
                        "\"first\": dt.datetime.fromtimestamp(number(least=-62135596800, most=-62135596741), dt.UTC),");
    }

    @Test
    void durationsAreComparedByTheirLength() {
        assertThat(entries("""
                short: duration
                long: duration
                """, "[short < P2D, long > P10D]"))
                .containsExactly(
                        "\"short\": dt.timedelta(seconds=3600),", "\"long\": dt.timedelta(days=10, seconds=3600),");
    }

    @Test
    void numbersBetweenNearBoundsHaveDecimalPlaces() {
        assertThat(entries("""
                share: decimal(2,2) unique
                quota: decimal(5,3) unique min=0.5 max=2
                load: float unique min=0 max=1
                """))
                .containsExactly(
                        "\"share\": Decimal(number(least=0, most=99)).scaleb(-2),",
                        "\"quota\": Decimal(number(least=500, most=2000)).scaleb(-3),",
                        "\"load\": float(Decimal(number(least=0, most=1000)).scaleb(-3)),");
    }

    private static List<String> entries(String fields) {
        return entries(fields, "[]");
    }

    private static List<String> entries(String fields, String checks) {
        String profile = "armature: 1\nproject: Bench\narchitecture: fastapi\ndomain:\n  a:\n    Job:\n      checks: "
                + checks + "\n      fields:\n" + fields.indent(8);
        var result = ProfileReader.read(profile, "profile.yaml");
        return new FactoryBuilder(Project.of(result.domain()
                        .orElseThrow(() -> new AssertionError(result.problems().toString()))))
                .view()
                .factories()
                .get(0)
                .entries();
    }
}
