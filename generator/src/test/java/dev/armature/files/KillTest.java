package dev.armature.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.problem.ExitCode;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends a run before each change that it makes to the disk, and looks at what is left. */
final class KillTest {
    private static final String MINE = "core/catalog/mine.py";

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void withoutLinks() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void aFaultAtAnyStepLeavesAMissingTargetMissing() throws IOException {
        int step = 1;
        while (!run(directory.resolve("a/shop"), new Fault(step))) {
            assertThat(Trees.of(directory)).as("step %s", step).isEqualTo(Map.of("", "/"));
            step++;
        }
        assertThat(step).isGreaterThan(15);
    }

    @Test
    void aKillAtAnyStepLeavesAMissingTargetMissingOrWholeAndTheNextRunCleansUp() throws IOException {
        int step = 1;
        while (true) {
            Path around = Files.createDirectory(directory.resolve("run" + step));
            Path target = around.resolve("a/shop");
            boolean done = run(target, new Kill(step));
            boolean isThere = Files.exists(target);
            if (!isThere) {
                assertThat(around.resolve("a")).doesNotExist();
                assertThat(run(target, s -> {})).isTrue();
            }
            assertThat(Trees.of(target)).hasSize(Trees.sample().files().size() + 5);
            // A run that was killed after its work was in place leaves its lock to the next one that is started there.
            if (!isThere || done) {
                assertThat(names(around)).containsExactly("a");
            }
            if (done) {
                break;
            }
            step++;
        }
        assertThat(step).isGreaterThan(15);
    }

    @Test
    void aFaultAtAnyStepLeavesAnExistingTargetAsItWas() throws IOException {
        Map<String, String> before = withFilesOfTheUser(directory);
        int step = 1;
        while (!run(directory, new Fault(step))) {
            assertThat(Trees.of(directory)).as("step %s", step).isEqualTo(before);
            step++;
        }
        // What fails after all is in place is no failure: the run is done, and the next one clears away.
        StagingInside.recover(directory, new Disk(s -> {}));
        assertThat(Trees.of(directory))
                .hasSize(before.size() + Trees.sample().files().size() + 2);
    }

    @Test
    void whatAKilledRunMovedIntoAnExistingTargetIsTakenBackByTheNext() throws IOException {
        int step = 1;
        while (true) {
            Path target = Files.createDirectory(directory.resolve("run" + step));
            Map<String, String> before = withFilesOfTheUser(target);
            boolean done = run(target, new Kill(step));
            if (!done && Files.exists(StagingInside.stage(target))) {
                StagingInside.recover(target, new Disk(s -> {}));
            }
            Map<String, String> after = Trees.of(target);
            if (!after.equals(before)) {
                assertThat(after)
                        .as("step %s", step)
                        .hasSize(before.size() + Trees.sample().files().size() + 2);
            }
            if (done) {
                break;
            }
            step++;
        }
    }

    @Test
    void takingBackSparesWhatTheUserChangedSince() throws IOException {
        Files.createDirectory(directory.resolve("t"));
        Path target = directory.resolve("t");
        int step = 1;
        while (!Files.exists(target.resolve("core"))) {
            run(target, new Kill(step));
            step++;
        }
        Files.writeString(target.resolve("core/catalog/models.py"), "edited");
        Files.writeString(target.resolve("core/new.py"), "new");
        StagingInside.recover(target, new Disk(s -> {}));
        assertThat(Trees.of(target))
                .isEqualTo(Map.of(
                        "", "/",
                        "core", "/",
                        "core/catalog", "/",
                        "core/catalog/models.py", "edited",
                        "core/new.py", "new"));
    }

    @Test
    void aWishToStopIsAnswered130AndLeavesNothing() throws IOException {
        Checkpoint stop = new Fault(5) {
            @Override
            void end() {
                throw new ProblemException(ExitCode.INTERRUPTED, java.util.List.of());
            }
        };
        assertThat(run(directory.resolve("shop"), stop)).isFalse();
        assertThat(Trees.of(directory)).isEqualTo(Map.of("", "/"));
    }

    private static Map<String, String> withFilesOfTheUser(Path target) throws IOException {
        Files.createDirectories(target.resolve("core/catalog"));
        Files.writeString(target.resolve(MINE), "mine");
        return Trees.of(target);
    }

    private static boolean run(Path target, Checkpoint checkpoint) throws IOException {
        try {
            new Workspace(Target.inspect(target, true), checkpoint)
                    .create(Trees.sample(), (git, tree) -> Files.createDirectory(git));
            return true;
        } catch (ProblemException | Killed e) {
            return false;
        }
    }

    private static String[] names(Path around) throws IOException {
        try (var entries = Files.list(around)) {
            return entries.map(entry -> around.relativize(entry).toString()).toArray(String[]::new);
        }
    }

    /** Fails once, as a full disk does that has room again when something is deleted. */
    private static class Fault implements Checkpoint {
        private int left;

        Fault(int step) {
            this.left = step;
        }

        @Override
        public void pass(Step step) throws IOException {
            left--;
            if (left == 0) {
                end();
            }
        }

        void end() throws IOException {
            throw new IOException("No space left on device");
        }
    }

    /** Fails for good: nothing is cleaned up, as when the process is gone. */
    private static final class Kill implements Checkpoint {
        private int left;

        Kill(int step) {
            this.left = step;
        }

        @Override
        public void pass(Step step) {
            left--;
            if (left <= 0) {
                throw new Killed();
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
