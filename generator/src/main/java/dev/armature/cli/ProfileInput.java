package dev.armature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Nearest;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.ProfileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The profile that a command was given.
 *
 * @param file what problems call it: the file as the user named it, {@code -} for standard input
 * @param text what is in it
 */
record ProfileInput(String file, String text) {
    static final String SAMPLE = "sample:";
    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST = 4 << 20;

    /** Reads a file, {@code -} or {@code sample:NAME}, and remembers its text for excerpts. */
    static ProfileInput read(String argument, Shell shell, Output output) throws IOException {
        ProfileInput input = new ProfileInput(argument, decode(argument, bytes(argument, shell), output));
        output.remember(argument, input.text());
        return input;
    }

    /** The same profile with values set, each written as {@code path=value}. */
    ProfileInput with(List<String> settings, Output output) {
        String changed = text;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw wrong(Problem.error("bad-path", "--set needs a path and a value, not " + setting)
                        .suggest("--set delivery.ci=none"));
            }
            changed = ProfileText.set(changed, setting.substring(0, equals), setting.substring(equals + 1));
        }
        output.remember(file, changed);
        return new ProfileInput(file, changed);
    }

    private static byte[] bytes(String argument, Shell shell) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            return limited(argument, shell.in());
        }
        Path path = argument.startsWith(SAMPLE)
                ? sample(argument.substring(SAMPLE.length()), shell)
                : file(argument, shell);
        try (InputStream in = Files.newInputStream(path)) {
            return limited(argument, in);
        }
    }

    private static byte[] limited(String argument, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw wrong(Problem.error("too-large", argument + " is larger than 4 MiB, which no profile is"));
        }
        return bytes;
    }

    private static Path file(String argument, Shell shell) {
        if (argument.isEmpty()) {
            throw wrong(Problem.error("no-such-profile", "PROFILE is empty")
                    .suggest("name a YAML file, - for standard input, or sample:NAME (armature list samples)"));
        }
        Path path;
        try {
            path = shell.directory().resolve(argument);
        } catch (InvalidPathException e) {
            throw wrong(Problem.error("no-such-profile", argument + " is not a path"));
        }
        if (Files.isDirectory(path)) {
            throw wrong(Problem.error("no-such-profile", argument + " is a directory, not a profile")
                    .suggest("name the YAML file"));
        }
        if (!Files.exists(path)) {
            throw wrong(Problem.error("no-such-profile", "there is no file " + argument)
                    .suggest("name a YAML file, - for standard input, or sample:NAME (armature list samples)"));
        }
        if (!Files.isReadable(path)) {
            throw wrong(Problem.error("no-such-profile", argument + " cannot be read")
                    .suggest("look at the file's permissions"));
        }
        return path;
    }

    private static Path sample(String name, Shell shell) throws IOException {
        List<String> names = samples(shell.home());
        if (!names.contains(name)) {
            throw wrong(Problem.error("no-such-profile", "there is no sample " + name)
                    .suggest(Nearest.to(name, names).map(SAMPLE::concat).orElse("armature list samples")));
        }
        return shell.home().resolve("samples").resolve(name).resolve("profile.yaml");
    }

    /** The names that {@code sample:NAME} can have, sorted. */
    static List<String> samples(Path home) throws IOException {
        Path samples = home.resolve("samples");
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(samples)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("profile.yaml")))
                    .map(entry -> samples.relativize(entry).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String decode(String file, byte[] bytes, Output output) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        String decoded = out.flip().toString();
        if (!result.isError()) {
            return decoded;
        }
        output.remember(file, new String(bytes, UTF_8));
        throw wrong(Problem.error("encoding", end(file, decoded), "this is not UTF-8 text")
                .suggest("save the file as UTF-8"));
    }

    private static Location end(String file, String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new Location(file, lines.length, last.codePointCount(0, last.length()) + 1, 1);
    }

    private static ProblemException wrong(Problem problem) {
        return new ProblemException(ExitCode.INPUT, problem);
    }
}
