package dev.armature.pack;

import dev.armature.domain.PackInfo;
import dev.armature.work.Beside;
import java.nio.file.Path;

/** A pack as it was read. */
public final class Pack {
    private final PackInfo info;
    private final Path directory;
    private final Beside<String> sha256;

    Pack(PackInfo info, Path directory, Beside<String> sha256) {
        this.info = info;
        this.directory = directory;
        this.sha256 = sha256;
    }

    /** What it says of itself. */
    public PackInfo info() {
        return info;
    }

    /** Where it lies. */
    public Path directory() {
        return directory;
    }

    /** The hash of all its files, with their paths and modes, as they were when the pack was read. */
    public String sha256() {
        return sha256.result();
    }
}
