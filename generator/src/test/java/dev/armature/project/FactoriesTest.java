package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.armature.files.RelativePath;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rows that {@code factories.py} makes meet the checks of their tables, one after the other. */
class FactoriesTest {

    @Test
    void valuesOfWhichEachRowHasItsOwnStayWithinTheChecks() {
        assertEquals(
                List.of(
                        "\"number\": number(least=1, most=1000000),",
                        "\"price\": Decimal(number(least=1, most=99)),",
                        "\"code\": slug(longest=50),",
                        "\"low\": number(least=-999998, most=1),",
                        "\"high\": 2,"),
                defaults("""
                        number: integer unique
                        price: decimal(6,2) unique min=0
                        code: slug unique
                        low: integer unique
                        high: integer
                        """, "number > 0", "price < 100", "code != x", "low < high"));
    }

    @Test
    void momentsFollowEachOther() {
        assertEquals(
                List.of(
                        "\"starts\": dt.datetime(2020, 1, 1, 8, 30, tzinfo=dt.UTC),",
                        "\"ends\": dt.datetime(2020, 1, 1, 9, 30, tzinfo=dt.UTC),",
                        "\"opens\": dt.time(8, 30, 0),",
                        "\"closes\": dt.time(9, 30, 0),",
                        "\"first\": dt.date.fromordinal(number(least=737425, most=737790)),"),
                defaults("""
                        starts: datetime
                        ends: datetime
                        opens: time
                        closes: time
                        first: date unique
                        last: date optional
                        """, "starts < ends", "opens < closes", "first >= 2020-01-01", "first < 2021-01-01"));
    }

    @Test
    void manyChecksAreSolvedTogether() {
        StringBuilder fields = new StringBuilder();
        String[] checks = new String[12];
        for (int i = 0; i < checks.length; i++) {
            fields.append("f").append(i).append(": integer\n");
            checks[i] = "f" + i + " > " + (i == 0 ? "10" : "f" + (i - 1));
        }
        assertEquals(12, defaults(fields.toString(), checks).size());
    }

    @Test
    void aTenantCanNeedItselfAndItsOwnRows() {
        String text = factories("""
                armature: 1
                project: Shop
                architecture: fastapi
                tenancy: {by: Organization}
                domain:
                  stock:
                    Organization:
                      fields: {name: string, parent: ref(self) on_delete=protect related=below, site: ref(Site) related=heads}
                    Site: {fields: {name: string}}
                """);
        assertThat(text)
                .contains("await act_for(session, values[\"id\"])")
                .contains("await needed(session, stock_models.Site, make_site)")
                .contains("session, stock_models.Organization, make_organization")
                .doesNotContain("= acting_for(session)\n    defaults");
    }

    private static List<String> defaults(String fields, String... checks) {
        String profile = """
                armature: 1
                project: Shop
                architecture: fastapi
                domain:
                  stock:
                    Item:
                      fields:
                %s      checks: [%s]
                """.formatted(fields.indent(8), "\"" + String.join("\", \"", checks) + "\"");
        String text = factories(profile);
        return text.substring(
                        text.indexOf("defaults: dict[str, Any] = {"), text.indexOf("values = {**defaults, **values}"))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> line.startsWith("\""))
                .toList();
    }

    private static String factories(String profile) {
        return Objects.requireNonNull(
                        Rendering.ofText(profile, "fastapi").files().get(new RelativePath("api/factories.py")))
                .asText();
    }
}
