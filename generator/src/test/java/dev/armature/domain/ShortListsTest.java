package dev.armature.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.profile.ProfileReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShortListsTest {

    @Test
    void aJoinThatIsUniqueByItsDefaultHoldsOne() {
        assertThat(lists("position: smallint default=1", "[[show, position]]")).containsExactly("pieces");
        assertThat(lists("position: smallint default=1", "[[position]]")).containsExactly("pieces");
        assertThat(lists("position: smallint unique default=1", "[]")).containsExactly("pieces");
        assertThat(lists("note: string optional", "[[show, note]]")).containsExactly("pieces");
        assertThat(lists("note: string optional", "[[show]]")).containsExactly("pieces");
    }

    @Test
    void aJoinThatIsUniqueByWhatItLeadsToHoldsMany() {
        assertThat(lists("position: smallint default=1", "[]")).isEmpty();
        assertThat(lists("position: smallint default=1", "[[show, piece, position]]"))
                .isEmpty();
    }

    @Test
    void nothingIsNeverTheSame() {
        assertThat(lists("position: smallint optional", "[[show, position]]")).isEmpty();
        assertThat(lists("note: string optional unique", "[]")).isEmpty();
    }

    @Test
    void theOwnerThatHasOneRowOfTheJoinHasOneInItsList() {
        assertThat(lists("one(Show)", "piece: ref(Piece), note: string optional", "[]"))
                .containsExactly("pieces");
    }

    private static List<String> lists(String field, String unique) {
        return lists("ref(Show)", "piece: ref(Piece), " + field, unique);
    }

    private static List<String> lists(String show, String fields, String unique) {
        String profile = """
                armature: 1
                project: Stage
                architecture: fastapi
                domain:
                  stage:
                    Piece: {fields: {title: string}}
                    Show: {fields: {title: string, pieces: "many(Piece, through=Number)"}}
                    Number: {fields: {show: %s, %s}, unique: %s}
                """.formatted(show, fields, unique);
        var result = ProfileReader.read(profile, "profile.yaml");
        Domain domain = result.domain()
                .orElseThrow(() -> new AssertionError(result.problems().toString()));
        Entity owner = domain.entity(new EntityRef("stage", "Show")).orElseThrow();
        return new ShortLists(domain).of(owner);
    }
}
