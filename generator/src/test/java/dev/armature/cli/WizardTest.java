package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code new} asks a person who gave no profile. */
final class WizardTest {
    @TempDir
    private Path directory;

    @Test
    void answersBecomeAProfileAndARepository() throws IOException {
        Run run = Run.typed(directory, """
                Corner Shop
                1
                catalog
                Category
                name: string(80) unique

                Product
                name: string(200)
                price decimal(10,2) min=0
                state: choice(draft, live) default=draft
                category: ref(Category) on_delete=protect




                shop
                """, "new");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(directory.resolve("corner-shop.yaml"))).isEqualTo("""
                        armature: 1
                        project: Corner Shop
                        architecture: django
                        domain:
                          catalog:
                            Category:
                              fields:
                                name: string(80) unique
                            Product:
                              fields:
                                name: string(200)
                                price: decimal(10,2) min=0
                                state: choice(draft, live) default=draft
                                category: ref(Category) on_delete=protect
                        """);
        assertThat(Files.readString(directory.resolve("shop/.armature/profile.yaml")))
                .isEqualTo(Files.readString(directory.resolve("corner-shop.yaml")));
        assertThat(directory.resolve("shop/catalog/models.py")).exists();
        assertThat(run.err()).contains("1  django   ", "2  fastapi  ", "3  hybrid   ", "The profile:\n\narmature: 1\n");
        assertThat(run.out()).contains("Next:\n  cd shop\n  make run");
    }

    @Test
    void wrongAnswersAreAskedAgain() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), "mine");
        Files.createDirectories(directory.resolve("full/of"));
        Run run = Run.typed(directory, """

                漢字
                Shop
                flask
                4
                fastapi
                Catalog
                catalog
                product
                Product
                name
                name: strin
                name: string
                name: text
                save: string
                owner: ref(Usr)
                "odd: x"

                Product


                shop.yaml
                mine.yaml
                full
                made
                """, "new");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "error: architecture cannot be flask",
                        "error: architecture cannot be 4",
                        "error: a field has a name and a type\n  try: name: string",
                        "try: string",
                        "error: there is one of this name already",
                        "error: shop.yaml is there already",
                        "full is not empty");
        assertThat(Files.readString(directory.resolve("mine.yaml"))).isEqualTo("""
                        armature: 1
                        project: Shop
                        architecture: fastapi
                        domain:
                          catalog:
                            Product:
                              fields:
                                name: string
                        """);
        assertThat(Files.readString(directory.resolve("shop.yaml"))).isEqualTo("mine");
    }

    @Test
    void nothingButTheNameIsEnough() throws IOException {
        Run run = Run.typed(directory, "Shop\n\n\n\n\n", "new");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(directory.resolve("shop.yaml")))
                .isEqualTo("armature: 1\nproject: Shop\narchitecture: hybrid\n");
        assertThat(directory.resolve("shop/core/manage.py")).exists();
    }

    @Test
    void answersThatEndMakeNothing() throws IOException {
        Run run = Run.typed(directory, "Shop\ndjango\ncatalog\n", "new");
        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.err()).contains("the answers ended, and nothing was made");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void nobodyIsAskedWhereADocumentIsWanted() {
        Run run = Run.typed(directory, "Shop\n", "new", "--json");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("new needs a PROFILE");
    }

    @Test
    void aPackAsksForItsVariables() throws IOException {
        String pack = Path.of("src/test/resources/packs/house").toAbsolutePath().toString();
        Run run = Run.typed(directory, "Shop\ndjango\n\nA17\n\n\n\n", "new", "--pack", pack);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("cost_centre (Who pays for the servers.): ");
        assertThat(Files.readString(directory.resolve("shop.yaml"))).contains("variables:\n  cost_centre: A17\n");
        assertThat(directory.resolve("shop/docs/A17.md")).exists();
    }
}
