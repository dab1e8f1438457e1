package dev.armature.files;

import java.util.Collections;
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
}
