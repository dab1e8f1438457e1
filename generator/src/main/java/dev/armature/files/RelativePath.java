package dev.armature.files;

/**
 * A path inside a repository: normalised, with forward slashes, never leaving it.
 *
 * @param value such as {@code core/catalog/models.py}
 */
public record RelativePath(String value) implements Comparable<RelativePath> {
    public RelativePath {
        if (value.isEmpty() || value.startsWith("/") || value.indexOf('\\') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a relative path: " + value);
        }
        for (String part : value.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("not a normalised path: " + value);
            }
        }
    }

    /** The path of {@code child} below this one. */
    public RelativePath resolve(String child) {
        return new RelativePath(value + "/" + child);
    }

    // Written out: what a record has by itself is slow to link and slow to run until a JVM has run for long.
    @Override
    public boolean equals(Object other) {
        return other instanceof RelativePath path && value.equals(path.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(RelativePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
