package dev.armature.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The format as JSON Schema, for editors. A test holds it against what the reader takes. */
public final class ProfileSchema {
    private ProfileSchema() {}

    /** The schema's text. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(ProfileSchema.class.getResourceAsStream("schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
