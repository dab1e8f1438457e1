package dev.armature.project;

import dev.armature.files.FileSet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A new repository.
 *
 * @param directory absolute
 * @param commit the id of its first commit; absent when none was made
 * @param around the work tree that it lies in, which is the user's to commit in
 * @param files all that was written
 */
public record Created(Path directory, Optional<String> commit, Optional<Path> around, FileSet files) {}
