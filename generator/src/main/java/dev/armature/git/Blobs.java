package dev.armature.git;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The contents of files as objects of a repository that is still to come. */
public final class Blobs {
    private final PackWriter pack = new PackWriter();
    private final Map<RelativePath, ObjectId> ids = new HashMap<>();

    private Blobs() {}

    /** Those of {@code files}; asks nothing of the disk. */
    public static Blobs of(FileSet files) {
        HermeticSystem.install();
        Blobs blobs = new Blobs();
        blobs.add(files);
        return blobs;
    }

    /** Adds those of {@code files} whose paths are not there yet. */
    void add(FileSet files) {
        files.files().forEach((path, file) -> {
            byte[] content = file.content();
            ids.computeIfAbsent(path, name -> pack.insert(Constants.OBJ_BLOB, content, 0, content.length));
        });
    }

    ObjectId id(RelativePath path) {
        return Objects.requireNonNull(ids.get(path), path.value());
    }

    /** Where the objects are, for those that lead to them. */
    PackWriter pack() {
        return pack;
    }
}
