package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The admin's headings are words, not identifiers. */
class NamesOfAppsTest {
    private final FileSet files = Rendering.ofText("""
            armature: 1
            project: Library
            architecture: django
            domain:
              front_desk:
                Loan: {fields: {note: string(40)}}
              holdings:
                Book: {fields: {title: string(40)}}
            """, "django");

    @Test
    void anAppOfSeveralWordsSaysWhatItIsCalled() {
        String config = Objects.requireNonNull(files.files().get(new RelativePath("front_desk/apps.py")))
                .asText();
        assertThat(config)
                .contains(
                        "class FrontDeskConfig(AppConfig):\n",
                        "    name = \"front_desk\"\n",
                        "    verbose_name = \"Front desk\"\n");
    }

    @Test
    void anAppOfOneWordNeedsNoConfiguration() {
        assertThat(files.files()).doesNotContainKey(new RelativePath("holdings/apps.py"));
    }
}
