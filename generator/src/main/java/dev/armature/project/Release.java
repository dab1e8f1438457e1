package dev.armature.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which Armature this is. */
public final class Release {
    private Release() {}

    /** The version, such as {@code 0.1.0}. */
    public static String version() {
        try (InputStream in = Objects.requireNonNull(Release.class.getResourceAsStream("version"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
