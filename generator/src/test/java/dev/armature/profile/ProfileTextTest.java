package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.domain.Architecture;
import dev.armature.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class ProfileTextTest {
    private static final String PROFILE = """
            # The shop.
            armature: 1
            project: Corner Shop   # the name
            architecture: hybrid
            domain:
              catalog:
                Tag: {fields: {name: string(40) unique}}   # tags
              # the end
            delivery:
              ci: github
            """;

    @Test
    void guessesTheArchitecture() {
        assertThat(ProfileText.architecture(PROFILE)).contains(Architecture.HYBRID);
        assertThat(ProfileText.architecture("architecture: fastapi\n")).contains(Architecture.FASTAPI);
        assertThat(ProfileText.architecture(PROFILE.replace("hybrid", "auto"))).isEmpty();
        assertThat(ProfileText.architecture("project: a\n# architecture: django\n"))
                .isEmpty();
        assertThat(ProfileText.architecture("")).isEmpty();
    }

    @Test
    void replacesAValueAndKeepsTheRest() {
        assertThat(ProfileText.set(PROFILE, "architecture", "django"))
                .isEqualTo(PROFILE.replace("architecture: hybrid", "architecture: django"));
        assertThat(ProfileText.set(PROFILE, "domain.catalog.Tag.fields.name", "decimal(10,2) min=0"))
                .isEqualTo(PROFILE.replace("string(40) unique", "'decimal(10,2) min=0'"));
    }

    @Test
    void addsKeysWhereTheirSiblingsAre() {
        assertThat(ProfileText.set(PROFILE, "delivery.containers", "false"))
                .isEqualTo(PROFILE + "  containers: false\n");
        assertThat(ProfileText.set(PROFILE, "domain.catalog.Tag.key", "uuid"))
                .isEqualTo(PROFILE.replace("unique}}", "unique}, key: uuid}"));
        assertThat(ProfileText.set(PROFILE, "infrastructure.observability", "[logs]"))
                .isEqualTo(PROFILE + "infrastructure:\n  observability: [logs]\n");
        assertThat(ProfileText.set(PROFILE, "domain.catalog.Note.fields.text", "string(9)"))
                .isEqualTo(PROFILE.replace("# tags\n", "# tags\n    Note:\n      fields:\n        text: string(9)\n"));
    }

    @Test
    void theProjectsNameBecomesAKey() {
        assertThat(ProfileText.set(PROFILE, "project.slug", "shop"))
                .isEqualTo(PROFILE.replace("Corner Shop ", "{name: Corner Shop, slug: shop} "));
    }

    @Test
    void theProjectsNameIsSetWhereItStands() {
        assertThat(ProfileText.set(PROFILE, "project.name", "Other: one"))
                .isEqualTo(PROFILE.replace("Corner Shop ", "'Other: one' "));
    }

    @Test
    void emptyValuesAndTextsTakeAValue() {
        assertThat(ProfileText.set("user:\nproject: x\n", "user.login", "username"))
                .isEqualTo("user: {login: username}\nproject: x\n");
        assertThat(ProfileText.set("user:", "user", "")).isEqualTo("user: ''");
        assertThat(ProfileText.set("# nothing\n", "delivery.ci", "none"))
                .isEqualTo("# nothing\ndelivery:\n  ci: none\n");
        assertThat(ProfileText.set("a: {}\r\n", "b.c", "x")).isEqualTo("a: {}\r\nb:\r\n  c: x\r\n");
    }

    @Test
    void valuesThatYamlWouldTakeForSomethingElseAreQuoted() {
        assertThat(ProfileText.set("project: x", "project", "it's: #1")).isEqualTo("project: 'it''s: #1'");
        assertThat(ProfileText.set("project: x", "project", "a\nb")).isEqualTo("project: \"a\\nb\"");
        assertThat(ProfileText.set("project: x", "project", "*a")).isEqualTo("project: '*a'");
    }

    @Test
    void aBlockIsReplacedAsAWhole() {
        assertThat(ProfileText.set("a:\n  b: 1\n  c:\n    - 2\n# end\nd: 3\n", "a", "x"))
                .isEqualTo("a:\n  x\n# end\nd: 3\n");
    }

    @Test
    void pathsThatLeadNowhereAreRefused() {
        assertThatThrownBy(() -> ProfileText.set(PROFILE, "a..b", "x")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ProfileText.set(PROFILE, "architecture.x", "x"))
                .hasMessage("cannot set architecture.x: there is a single value, which has no keys");
    }

    @Test
    void brokenTextStays() {
        assertThat(ProfileText.set("a: [", "b", "x")).isEqualTo("a: [");
    }
}
