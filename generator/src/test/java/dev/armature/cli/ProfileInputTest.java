package dev.armature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileInputTest {
    @TempDir
    private Path directory;

    @Test
    void readsAFileStandardInputAndASample() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), "a: ü");
        Path sample = Files.createDirectories(directory.resolve("samples/corner"));
        Files.writeString(sample.resolve("profile.yaml"), "a: sample");
        assertThat(read("shop.yaml", "")).isEqualTo(new ProfileInput("shop.yaml", "a: ü"));
        assertThat(read("-", "a: in")).isEqualTo(new ProfileInput("-", "a: in"));
        assertThat(read("sample:corner", "").text()).isEqualTo("a: sample");
        assertThatThrownBy(() -> read("sample:cornre", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).suggestion()).contains("sample:corner"));
    }

    @Test
    void whatIsNoProfileIsWrongInput() throws IOException {
        for (String argument : new String[] {"missing.yaml", ".", "", "sample:none", "sample:../x"}) {
            assertThatThrownBy(() -> read(argument, ""))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.INPUT));
        }
    }

    @Test
    void whatIsNoTextIsShownAtItsPlace() throws IOException {
        Files.write(directory.resolve("latin.yaml"), "a: 1\nb: ü ".getBytes(UTF_8));
        Files.write(directory.resolve("latin.yaml"), new byte[] {(byte) 0xfc}, java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read("latin.yaml", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).at())
                                .isEqualTo(Optional.of(new Location("latin.yaml", 2, 6, 1))));
    }

    private ProfileInput read(String argument, String input) throws IOException {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, UTF_8);
        Shell shell = new Shell(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                nowhere,
                nowhere,
                false,
                false,
                false,
                Map.of(),
                directory,
                step -> {},
                directory,
                Optional.empty());
        return ProfileInput.read(argument, shell, new Output(shell, new CommonOptions()));
    }
}
