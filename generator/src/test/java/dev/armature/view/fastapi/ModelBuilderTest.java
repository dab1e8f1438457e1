package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.EntityRef;
import dev.armature.profile.ProfileReader;
import dev.armature.python.Imports;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModelBuilderTest {
    private static final String ENTITIES = """
            domain:
              staff:
                Group:
                  fields: {name: string(9), parent: ref(Group) optional, owner: ref(User) optional}
                Job:
                  fields: {name: string(9), group: ref(Group), other: ref(Job) optional}
            """;

    @Test
    void aNameThatAccountsHaveTooIsToldByItsModule() {
        assertThat(relationships("fastapi", "Job"))
                .contains(
                        "group: Mapped[Any] = relationship(\"api.staff.models.Group\", lazy=\"raise\")",
                        "other: Mapped[\"Job | None\"] = relationship(remote_side=\"Job.id\", lazy=\"raise\")");
        assertThat(String.join("\n", relationships("fastapi", "Group")))
                .contains("remote_side=\"api.staff.models.Group.id\"")
                .contains("owner: Mapped[\"User | None\"]");
    }

    @Test
    void whereAccountsDoNotHaveItTheNameIsEnough() {
        assertThat(relationships("hybrid", "Job")).contains("group: Mapped[\"Group\"] = relationship(lazy=\"raise\")");
    }

    private static List<String> relationships(String architecture, String entity) {
        String profile = "armature: 1\nproject: Jobs\narchitecture: " + architecture + "\n" + ENTITIES;
        Project project =
                Project.of(ProfileReader.read(profile, "profile.yaml").domain().orElseThrow());
        PythonModule module = new PythonModule(Set.of());
        return new ModelBuilder(
                        project, module, project.model(new EntityRef("staff", entity)), new Imports(Set.of("api")))
                .relationships().stream().map(String::strip).toList();
    }
}
