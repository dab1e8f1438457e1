package dev.armature.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The top-level modules that come with Python. */
public final class StandardLibrary {
    private static final Set<String> MODULES = read();

    private StandardLibrary() {}

    /** Whether {@code module}, without dots, comes with Python. */
    public static boolean contains(String module) {
        return MODULES.contains(module);
    }

    private static Set<String> read() {
        try (InputStream in = StandardLibrary.class.getResourceAsStream("stdlib.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
