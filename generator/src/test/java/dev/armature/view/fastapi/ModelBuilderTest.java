package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.EntityRef;
import dev.armature.profile.ProfileReader;
import dev.armature.python.Imports;
import dev.armature.schema.Model;
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

    @Test
    void aNameThatTheTemplateImportsIsToldByItsModule() {
        String entities = """
                domain:
                  search: {Mapped: {fields: {name: string(9)}}}
                  staff: {Job: {fields: {mapped: ref(Mapped)}}}
                """;
        Project project = project("hybrid", entities);
        Model job = project.model(new EntityRef("staff", "Job"));
        PythonModule module = new PythonModule(Set.of());
        ModelBuilder builder = new ModelBuilder(project, module, job, new Imports(Set.of("api")), Set.of("Mapped"));
        assertThat(builder.relationships())
                .singleElement()
                .asString()
                .contains("mapped: Mapped[Any] = relationship(\"Mapped\", lazy=\"raise\")");
        // Where the template imports nothing, imports of its own give way to what is imported for annotations.
        assertThat(ModelBuilder.names(List.of(job))).contains("Mapped");
    }

    private static Project project(String architecture, String entities) {
        String profile = "armature: 1\nproject: Jobs\narchitecture: " + architecture + "\n" + entities;
        return Project.of(ProfileReader.read(profile, "profile.yaml").domain().orElseThrow());
    }

    private static List<String> relationships(String architecture, String entity) {
        Project project = project(architecture, ENTITIES);
        PythonModule module = new PythonModule(Set.of());
        return new ModelBuilder(
                        project, module, project.model(new EntityRef("staff", entity)), new Imports(Set.of("api")))
                .relationships().stream().map(String::strip).toList();
    }
}
