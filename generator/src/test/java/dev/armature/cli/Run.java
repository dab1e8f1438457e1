package dev.armature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a command printed and returned, run in this process. */
record Run(int exit, String out, String err) {

    static Run of(String... args) {
        return in(Path.of("").toAbsolutePath(), "", args);
    }

    static Run in(Path directory, String input, String... args) {
        return in(directory, Path.of(System.getProperty("armature.home")), input, args);
    }

    static Run in(Path directory, Path home, String input, String... args) {
        return run(directory, home, input, false, args);
    }

    /** A person types the lines of {@code input} and reads what is asked. */
    static Run typed(Path directory, String input, String... args) {
        return run(directory, Path.of(System.getProperty("armature.home")), input, true, args);
    }

    /** Standard output lies on a full disk. */
    static Run withoutOutput(Path directory, Path home, String... args) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        return run(directory, home, "", false, full, args);
    }

    private static Run run(Path directory, Path home, String input, boolean typed, String... args) {
        return run(directory, home, input, typed, new ByteArrayOutputStream(), args);
    }

    private static Run run(Path directory, Path home, String input, boolean typed, OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                typed,
                false,
                typed,
                Map.of("HOME", directory.toString(), "NO_COLOR", "1"),
                directory,
                step -> {},
                home,
                Optional.empty());
        int exit = new Cli(shell).run(args);
        return new Run(
                exit, out instanceof ByteArrayOutputStream kept ? kept.toString(UTF_8) : "", err.toString(UTF_8));
    }
}
