package dev.armature.files;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole rendered repository in memory, sorted by path.
 *
 * @param files what lies where
 */
public record FileSet(SortedMap<RelativePath, FileEntry> files) {
    public FileSet {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The file at {@code path}, when there is one. */
    public Optional<FileEntry> file(String path) {
        return Optional.ofNullable(files.get(new RelativePath(path)));
    }
}
