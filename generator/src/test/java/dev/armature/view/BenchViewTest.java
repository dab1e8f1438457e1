package dev.armature.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Field;
import dev.armature.profile.ProfileReader;
import dev.armature.view.BenchView.Found;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BenchViewTest {

    @Test
    void theListIsOneThatEverybodyMayRead() {
        Domain domain = domain("""
                roles: {public: {a.Poor: [view]}}
                domain:
                  a:
                    Tag: {fields: {name: string(9)}}
                    Rich: {fields: {name: string(9), tags: many(Tag)}, api: {search: [name]}}
                    Poor: {fields: {number: integer}}
                """);
        BenchView view = BenchView.of(domain);
        assertThat(view.list()).isEqualTo("LIST = \"/api/v1/a/poors\"");
        assertThat(view.open()).isEqualTo("OPEN = True");
        assertThat(view.joined()).isFalse();
        assertThat(view.django().permission()).isEqualTo("AllowAny");
    }

    @Test
    void elseTheListHasJoinsAndWhatCanBeAskedOfIt() {
        assertThat(chosen("""
                Tag: {fields: {name: string(9)}, api: {search: [name]}}
                Bare: {fields: {tags: many(Tag), size: integer, more: text, most: text}}
                Rich: {fields: {name: string(9), tags: many(Tag)}, api: {search: [name]}}
                Read: {fields: {tags: many(Tag)}, api: {search: [], operations: [list, create]}}
                """)).contains("Rich");
    }

    @Test
    void ofTenantsNobodySeesMoreThanOne() {
        assertThat(BenchView.entity(domain("""
                tenancy: {by: Firm}
                domain:
                  a:
                    Firm: {fields: {name: string(9), note: text, more: text, most: text}}
                    Job: {fields: {name: string(9)}}
                """)).map(Entity::name)).contains("Job");
    }

    @Test
    void whatNobodyListsIsNotMeasured() {
        BenchView view = BenchView.of(domain("""
                domain:
                  a:
                    Job: {fields: {name: string(9)}, api: {operations: [get, create]}}
                """));
        assertThat(view.listed()).isFalse();
        assertThat(view.found()).isEmpty();
        assertThat(view.django().serializer()).isEmpty();
    }

    @Test
    void rowsAreSearchedBeforeTheyAreFiltered() {
        BenchView view = BenchView.of(job("name: string(9), code: slug", "search: [name], filter: [code]"));
        assertThat(view.found()).contains(new Found("FIELD = \"name\"", "PARAMETER = \"search\"", "LETTERS = 3"));
        assertThat(view.django().search()).contains("search_fields = (\"name\",)");
        assertThat(view.django().filter()).isEmpty();
    }

    @Test
    void aFilterIsByWhatEachRowHasAndByATextBeforeOthers() {
        assertThat(filter("code: slug optional, number: integer, kind: string(9)", "code, number, kind"))
                .contains("kind");
        assertThat(filter("code: slug optional, number: integer", "code, number"))
                .contains("number");
        assertThat(filter("code: slug optional, other: ref(Job) optional", "other, code"))
                .contains("code");
        assertThat(filter("other: ref(Job) optional", "other")).contains("other");
    }

    @Test
    void aFilterThatAQuerySpellsUnlikeJsonIsNone() {
        assertThat(filter("others: many(Job), lit: boolean, size: float", "others, lit, size"))
                .isEmpty();
        assertThat(BenchView.of(job("lit: boolean", "filter: [lit]")).found()).isEmpty();
    }

    @Test
    void theUsualWayFiltersToo() {
        BenchView view = BenchView.of(job("other: ref(Job) optional", "filter: [other]"));
        assertThat(view.found()).contains(new Found("FIELD = \"other\"", "PARAMETER = \"other\"", "LETTERS = None"));
        assertThat(view.django().filter())
                .contains(new BenchView.Filter(
                        "value = self.request.query_params.get(\"other\")", "rows = rows.filter(other__pk=value)"));
    }

    @Test
    void theUsualWayReadsJoinsTogetherAndInTheSameOrder() {
        BenchView view = BenchView.of(domain("""
                domain:
                  a:
                    Tag: {fields: {name: string(9)}}
                    Job: {order: [-name], fields: {name: string(9), tags: many(Tag)}}
                """));
        assertThat(view.joined()).isTrue();
        assertThat(view.django().queryset())
                .isEqualTo("queryset = models.Job.objects.prefetch_related(\"tags\").order_by(\"-name\", \"pk\")");
        assertThat(view.django().permission()).isEqualTo("IsAuthenticated");
    }

    private static Optional<String> filter(String fields, String filters) {
        return BenchView.filter(job(fields, "filter: [" + filters + "]")
                        .entities()
                        .findFirst()
                        .orElseThrow())
                .map(Field::name);
    }

    private static Domain job(String fields, String api) {
        return domain("domain: {a: {Job: {fields: {" + fields + "}, api: {" + api + "}}}}");
    }

    private static Optional<String> chosen(String entities) {
        return BenchView.entity(domain("domain:\n  a:\n" + entities.indent(4))).map(Entity::name);
    }

    private static Domain domain(String rest) {
        var result = ProfileReader.read("armature: 1\nproject: Bench\narchitecture: hybrid\n" + rest, "profile.yaml");
        return result.domain()
                .orElseThrow(() -> new AssertionError(result.problems().toString()));
    }
}
