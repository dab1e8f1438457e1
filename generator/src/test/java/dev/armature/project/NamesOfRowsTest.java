package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** In the admin each row has something to click on. */
class NamesOfRowsTest {
    private final FileSet files = Rendering.ofText("""
            armature: 1
            project: Notes
            architecture: django
            domain:
              notes:
                Note:
                  fields:
                    title: string(40) optional
                    done: boolean default=false
                Tag:
                  fields:
                    name: string(40)
                    kind: string(10) optional
            """, "django");

    @Test
    void aRowWhoseNameIsEmptyIsCalledAsDjangoCallsIt() {
        assertThat(text("notes/models.py")).contains("return self.title or super().__str__()\n", "return self.name\n");
    }

    @Test
    void aNameThatCanBeEmptyIsNoColumnOfItsOwn() {
        assertThat(text("notes/admin.py"))
                .contains("list_display = (\"__str__\", \"done\")\n", "list_display = (\"name\", \"kind\")\n");
    }

    private String text(String path) {
        return Objects.requireNonNull(files.files().get(new RelativePath(path))).asText();
    }
}
