package dev.armature.files;

import dev.armature.files.Workspace.Finish;
import java.io.IOException;
import java.nio.file.Path;

/** A tree that is being made and is not yet where it belongs. Closing it before {@link #publish} undoes everything. */
interface Staging extends AutoCloseable {
    /** The directory that git keeps its own files in. */
    String REPOSITORY = ".git";

    /** Clears away what a killed run left, and makes the tree's root. */
    void prepare() throws IOException;

    /** Where the repository's root is being made. */
    Path tree();

    /** Has the tree finished and brings it to its place: wholly or not at all. */
    <T> T publish(FileSet files, Finish<T> finish) throws IOException;

    @Override
    void close() throws IOException;
}
