package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.domain.Architecture;
import dev.armature.domain.Author;
import dev.armature.domain.Delivery;
import dev.armature.domain.Domain;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.ProjectInfo;
import dev.armature.domain.Topology;
import dev.armature.domain.UserModel;
import dev.armature.files.RelativePath;
import dev.armature.files.Trees;
import dev.armature.problem.ExitCode;
import dev.armature.problem.ProblemException;
import dev.armature.project.Create.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CreateTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void withoutLinks() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void makesTheFilesTheirBaselineAndOneCommit() throws IOException {
        Created created = create("shop", Map.of("SOURCE_DATE_EPOCH", "1700000000"));
        assertThat(created.directory()).isEqualTo(directory.resolve("shop"));
        assertThat(created.commit()).hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{40}"));
        assertThat(created.files().files().keySet())
                .containsAll(Trees.sample().files().keySet())
                .contains(new RelativePath(".armature/manifest.json"), new RelativePath(".armature/baseline.tar.gz"));
        assertThat(Files.readString(directory.resolve("shop/.armature/manifest.json")))
                .contains("\"architecture\": \"hybrid\"")
                .contains("    \"README.md\": {\"identity\": \"test/README.md\", \"component\": \"test\", ");
        assertThat(create("again", Map.of("SOURCE_DATE_EPOCH", "1700000000")).commit())
                .isEqualTo(created.commit());
    }

    @Test
    void withoutGitThereIsNoRepository() throws IOException {
        Created created = run(options("shop", false, Optional.empty()), Map.of());
        assertThat(created.commit()).isEmpty();
        assertThat(directory.resolve("shop/.git")).doesNotExist();
    }

    @Test
    void insideAnotherWorkTreeNothingIsCommitted() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        Files.writeString(directory.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Created created = create("apps/shop", Map.of());
        assertThat(created.commit()).isEmpty();
        assertThat(created.around()).contains(directory);
        assertThat(directory.resolve("apps/shop/.git")).doesNotExist();
        refused(() -> run(options("other", true, Optional.of("x")), Map.of()), ExitCode.REFUSED, "inside-work-tree");
    }

    @Test
    void thePreviewWritesNothingAndRefusesTheSame() throws IOException {
        Create create = new Create(options("shop", true, Optional.empty()), Map.of());
        assertThat(create.preview(domain(), new Repository(Trees.sample(), Optional.empty()))
                        .files()
                        .files())
                .hasSize(Trees.sample().files().size() + 2);
        assertThat(Trees.of(directory)).isEqualTo(Map.of("", "/"));
        Files.createDirectory(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/mine"), "");
        Create again = new Create(options("shop", true, Optional.empty()), Map.of());
        refused(
                () -> again.preview(domain(), new Repository(Trees.sample(), Optional.empty())),
                ExitCode.REFUSED,
                "not-empty");
    }

    @Test
    void refusesWhatGitWouldNotTake() {
        refused(() -> run(options("a", true, Optional.of("a..b")), Map.of()), ExitCode.INPUT, "bad-branch");
        refused(() -> run(options("a", false, Optional.of("x")), Map.of()), ExitCode.INPUT, "usage");
        for (String bad : List.of("", "-1", "1.5", "soon", "99999999999999999999", "999999999999")) {
            refused(() -> create("a", Map.of("SOURCE_DATE_EPOCH", bad)), ExitCode.INPUT, "bad-environment");
        }
        assertThat(directory.resolve("a")).doesNotExist();
    }

    private Created create(String name, Map<String, String> environment) throws IOException {
        return run(options(name, true, Optional.empty()), environment);
    }

    private Created run(Options options, Map<String, String> environment) throws IOException {
        return new Create(options, environment)
                .run(domain(), new Repository(Trees.sample(), Optional.empty()), step -> {});
    }

    private Options options(String name, boolean git, Optional<String> branch) {
        return new Options(directory.resolve(name), false, git, branch);
    }

    private static void refused(ThrowingCallable call, ExitCode exit, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.exit()).isEqualTo(exit);
            assertThat(e.problems()).extracting("code").containsExactly(code);
        });
    }

    private static Domain domain() {
        ProjectInfo project = new ProjectInfo(
                "Corner Shop", "corner-shop", "", Optional.of(new Author("Ada", "ada@example.org")), Optional.empty());
        return new Domain(
                project,
                Architecture.HYBRID,
                Topology.SPLIT,
                List.of(),
                new UserModel(UserModel.Login.EMAIL, true, List.of()),
                List.of(),
                Optional.empty(),
                new Infrastructure(Infrastructure.Database.POSTGRESQL, Infrastructure.Mail.CONSOLE),
                new Delivery(false, Delivery.Ci.NONE, 11),
                Map.of());
    }
}
