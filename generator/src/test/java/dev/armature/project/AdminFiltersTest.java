package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The filters beside a list in the admin. */
class AdminFiltersTest {
    private final FileSet files = Rendering.ofText("""
            armature: 1
            project: Notes
            architecture: django
            domain:
              notes:
                Tag:
                  fields: {name: string(40)}
                Note:
                  fields:
                    title: string(40)
                    writer: ref(User)
                    tag: ref(Tag)
                  admin: {filter: [writer, tag]}
            """, "django");

    @Test
    void ofUsersOnlyThoseThatARowRefersToAreListed() {
        String admin = Objects.requireNonNull(files.files().get(new RelativePath("notes/admin.py")))
                .asText();
        assertThat(admin).contains("list_filter = ((\"writer\", admin.RelatedOnlyFieldListFilter), \"tag\")\n");
    }
}
