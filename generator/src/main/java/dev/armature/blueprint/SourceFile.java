package dev.armature.blueprint;

import dev.armature.yaml.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A YAML file of blueprints, as text that knows its places. */
final class SourceFile {
    private SourceFile() {}

    static SourceText read(Path file) {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
