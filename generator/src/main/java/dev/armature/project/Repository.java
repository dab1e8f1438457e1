package dev.armature.project;

import dev.armature.files.FileSet;
import dev.armature.pack.Pack;
import java.util.Optional;

/**
 * A repository in memory.
 *
 * @param files all of it, without its baseline
 * @param pack what it was rendered with beside Armature's own blueprints
 */
public record Repository(FileSet files, Optional<Pack> pack) {}
