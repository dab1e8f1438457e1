package dev.armature.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The real ruff, in an environment of its own below {@code target/}; tests fail where it cannot be had. */
public final class Ruff {
    private static final String VERSION = "0.17.5";
    private static final Path HOME = Path.of("target", "ruff-" + VERSION);

    private Ruff() {}

    /** What {@code ruff format} makes of {@code source}. */
    public static String format(String source, int lineLength) throws IOException {
        Path file = Files.createTempFile("ruff", ".py");
        try {
            Files.writeString(file, source);
            run(binary(), "format", "--isolated", "--no-cache", "--line-length", "" + lineLength, file.toString());
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Runs ruff with {@code arguments}; its output when it exits with 0. */
    public static String run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binary()));
        command.addAll(arguments);
        return run(command.toArray(String[]::new));
    }

    private static synchronized String binary() throws IOException {
        Path ruff = HOME.resolve("bin/ruff").toAbsolutePath();
        if (!Files.isExecutable(ruff)) {
            run("python3", "-m", "venv", HOME.toString());
            run(HOME.resolve("bin/pip").toString(), "install", "--quiet", "ruff==" + VERSION);
        }
        return ruff.toString();
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Arrays.toString(command) + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
