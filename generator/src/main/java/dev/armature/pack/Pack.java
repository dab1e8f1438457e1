package dev.armature.pack;

import dev.armature.domain.PackInfo;
import java.nio.file.Path;

/**
 * A pack as it was read.
 *
 * @param info what it says of itself
 * @param directory where it lies
 * @param sha256 the hash of all its files, with their paths and modes
 */
public record Pack(PackInfo info, Path directory, String sha256) {}
