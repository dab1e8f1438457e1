package dev.armature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewCommandTest {
    private static final String PROFILE = "armature: 1\nproject: Corner Shop\narchitecture: fastapi\n";

    @TempDir
    private Path temporary;

    private Path home;
    private Path directory;

    @BeforeEach
    void aSmallBlueprint() throws IOException {
        home = temporary.toRealPath().resolve("home");
        directory = Files.createDirectories(temporary.toRealPath().resolve("work"));
        write("blueprints/fastapi.yaml", "blueprint: fastapi\nsummary: Small.\ncomponents: [{use: small}]\n");
        write("blueprints/components/small.yaml", """
                component: small
                files:
                  README.md: {purpose: To read.}
                  run.sh: {purpose: To run.}
                executable: [run.sh]
                """);
        write("templates/small/README.md", "# Shop\n");
        write("templates/small/run.sh", "#!/bin/sh\n");
        write("samples/corner/profile.yaml", PROFILE);
        for (String versions : List.of("blueprints/versions.txt", "blueprints/dependencies.txt")) {
            write(versions, Files.readString(Path.of(System.getProperty("armature.home"), versions)));
        }
        Files.writeString(directory.resolve("shop.yaml"), PROFILE);
    }

    @Test
    void rendersIntoTheSlugAndCommits() {
        Run run = run("new", "shop.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .matches("(?s)Corner Shop \\(fastapi\\): 5 files written to " + directory
                        + "/corner-shop, committed as " + "[0-9a-f]{7}[.]\nNext:\n  cd corner-shop\n  make run\n");
        assertThat(run.exit()).isZero();
        assertThat(directory.resolve("corner-shop/README.md")).hasContent("# Shop\n");
        assertThat(directory.resolve("corner-shop/run.sh")).isExecutable();
        assertThat(directory.resolve("corner-shop/.armature/profile.yaml")).hasContent(PROFILE);
    }

    @Test
    void readsStandardInputAndSamples() {
        assertThat(Run.in(directory, home, PROFILE, "new", "-", "a").exit()).isZero();
        assertThat(run("new", "sample:corner", "b").exit()).isZero();
        assertThat(directory.resolve("a/README.md")).exists();
        assertThat(directory.resolve("b/README.md")).exists();
    }

    @Test
    void changesOfTheProfileAreCheckedAndKept() throws IOException {
        assertThat(run("new", "shop.yaml", "a", "--set", "project=Other Shop", "--set", "delivery.ci=none")
                        .exit())
                .isZero();
        assertThat(Files.readString(directory.resolve("a/.armature/profile.yaml")))
                .contains("project: Other Shop", "ci: none");
        Run wrong = run("new", "shop.yaml", "b", "--set", "architecture=fastap");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("architecture: fastap\n");
        assertThat(run("new", "shop.yaml", "b", "--set", "architecture").err())
                .contains("--set needs a path and a value");
        assertThat(directory.resolve("b")).doesNotExist();
    }

    @Test
    void printsOneJsonDocument() {
        Run run = run("new", "shop.yaml", "shop", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "{\"command\": \"new\", \"status\": \"ok\", \"architecture\": \"fastapi\", \"directory\": \""
                                + directory + "/shop\", \"commit\": \"")
                .contains("\"files\": [{\"path\": \".armature/baseline.tar.gz\", \"component\": \"armature\", "
                        + "\"action\": \"create\", \"sha256\": \"")
                .contains("\"conflicts\": [], \"next\": [\"cd shop\", \"make run\"], \"milliseconds\": ")
                .endsWith("}\n");
    }

    @Test
    void aDryRunPrintsTheTreeAndWritesNothing() throws IOException {
        Run run = run("new", "shop.yaml", "a dir", "--dry-run");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(".armature/\n  baseline.tar.gz\n", "README.md\nrun.sh\n");
        assertThat(directory.resolve("a dir")).doesNotExist();
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/mine"), "");
        assertThat(run("new", "shop.yaml", "full", "--dry-run").exit()).isEqualTo(3);
    }

    @Test
    void whatIsMadeIsDoneThoughNothingCanBePrinted() {
        Run run = Run.withoutOutput(directory, home, "new", "shop.yaml", "shop", "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).startsWith("error: standard output cannot be written to\n");
        assertThat(directory.resolve("shop/README.md")).exists();
        assertThat(Run.withoutOutput(directory, home, "new", "shop.yaml", "other", "--dry-run")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void whatIsCalledGitAndIsNoRepositoryStays() throws IOException {
        Files.createDirectories(directory.resolve("shop/.git"));
        Run run = run("new", "shop.yaml", "shop", "--into-existing");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("shop/.git is there already", "--no-git");
        assertThat(run("new", "shop.yaml", "shop", "--into-existing", "--no-git")
                        .exit())
                .isZero();
    }

    @Test
    void anEmptyDirIsNotThisDirectory() {
        assertThat(run("new", "shop.yaml", ""))
                .isEqualTo(new Run(2, "", "error: DIR is empty\n  try: . for this directory\n"));
    }

    @Test
    void aBranchThatGitWouldNotTakeIsRefused() {
        for (String name : new String[] {"-x", "@", "HEAD", "a b", "a.lock/b", "x.lock", "a/" + "z".repeat(251)}) {
            assertThat(run("new", "shop.yaml", "shop", "--branch=" + name).exit())
                    .as(name)
                    .isEqualTo(2);
        }
        assertThat(run("new", "shop.yaml", "shop", "--branch", "a/" + "z".repeat(250))
                        .exit())
                .isZero();
    }

    @Test
    void withoutAProfileItSaysWhatToGive() {
        Run run = run("new");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("new needs a PROFILE", "sample:");
    }

    @Test
    void aBadProfileIsShownAtItsPlace() {
        Run run = Run.in(directory, home, PROFILE.replace("fastapi", "fastap"), "new", "-", "shop");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("-:3:15: error: ")
                .contains("\n 3 | architecture: fastap\n   |               ^^^^^^\n");
        assertThat(directory.resolve("shop")).doesNotExist();
    }

    @Test
    void aRefusalIsOneJsonDocumentToo() throws IOException {
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/mine"), "");
        Run run = run("new", "shop.yaml", "full", "--json");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "{\"command\": \"new\", \"status\": \"error\", \"exit\": 3, \"problems\": [{\"file\": null, ")
                .contains("\"code\": \"not-empty\"");
    }

    private Run run(String... args) {
        return Run.in(directory, home, "", args);
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
