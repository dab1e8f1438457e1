package dev.armature.blueprint;

import dev.armature.domain.PackInfo;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One place that blueprints and templates come from: Armature's own, or a pack above them.
 *
 * @param directory holds {@code blueprints/} and {@code templates/}
 * @param pack what the pack says of itself; absent: Armature's own
 */
public record Layer(Path directory, Optional<PackInfo> pack) {
    /** The directory of blueprints. */
    public Path blueprints() {
        return directory.resolve("blueprints");
    }

    /** The directory of template trees. */
    public Path templates() {
        return directory.resolve("templates");
    }
}
