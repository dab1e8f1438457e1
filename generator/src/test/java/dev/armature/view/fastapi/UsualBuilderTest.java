package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.profile.ProfileReader;
import dev.armature.view.fastapi.UsualView.FilterView;
import dev.armature.view.fastapi.UsualView.KeyView;
import org.junit.jupiter.api.Test;

final class UsualBuilderTest {

    @Test
    void aRowIsReadFromAnEntityWithItsJoins() {
        UsualView view = view("""
                Tag: {key: uuid, fields: {name: string(9)}}
                Job:
                  order: [-name]
                  fields: {name: string(9), note: integer optional, tags: many(Tag), others: many(Job)}
                """);
        assertThat(view.fields())
                .containsExactly(
                        "id: int", "name: str", "note: int | None", "tags: list[UuidKey]", "others: list[BigintKey]");
        assertThat(view.keys()).containsExactly(new KeyView("BigintKey", "int"), new KeyView("UuidKey", "UUID"));
        assertThat(view.rows())
                .startsWith("ROWS = select(models.Job).options(")
                .contains("selectinload(models.Job.tags)", "selectinload(models.Job.others)");
        assertThat(view.count()).isEqualTo("COUNT = select(func.count()).select_from(models.Job)");
        assertThat(view.order()).isEqualTo("ORDER = (models.Job.name.desc(), models.Job.id)");
        assertThat(view.dependencies()).isEqualTo(", dependencies=SIGNED_IN");
    }

    @Test
    void whatIsSearchedIsSo() {
        UsualView view = view("Job: {fields: {name: string(9), day: date}, api: {search: [name], filter: [day]}}");
        assertThat(view.search()).contains("SEARCHED = (models.Job.name,)");
        assertThat(view.filter()).isEmpty();
    }

    @Test
    void aFilterIsTypedAndGoesByTheNameInTheAPI() {
        UsualView view = view("Job: {fields: {boss: ref(Job) optional, day: date}, api: {filter: [boss]}}");
        assertThat(view.search()).isEmpty();
        assertThat(view.filter())
                .contains(new FilterView(
                        "found: Annotated[int | None, Query(alias=\"boss\")] = None,",
                        "asked = models.Job.boss_id == found"));
        assertThat(view.imports()).contains("from typing import Annotated, Any", "Query");
    }

    @Test
    void aFieldHidesNoNameOfTheModule() {
        UsualView view = view("Job: {fields: {date: date, found: string(9)}, api: {filter: [date]}}");
        assertThat(view.filter().orElseThrow().parameter())
                .isEqualTo("found: Annotated[dt.date | None, Query(alias=\"date\")] = None,");
        assertThat(view.fields()).contains("date: dt.date", "found: str");
    }

    @Test
    void whereNothingIsListedThereAreOnlyTheCallsOfOthers() {
        UsualView view = view("Job: {fields: {name: string(9)}, api: {operations: [get]}}");
        assertThat(view.fields()).isEmpty();
        assertThat(view.imports()).contains("import asyncio").doesNotContain("sqlalchemy", "pydantic");
    }

    private static UsualView view(String entities) {
        String profile = "armature: 1\nproject: Bench\narchitecture: fastapi\ndomain:\n  a:\n" + entities.indent(4);
        var result = ProfileReader.read(profile, "profile.yaml");
        return new UsualBuilder(Project.of(result.domain()
                        .orElseThrow(() -> new AssertionError(result.problems().toString()))))
                .view();
    }
}
