package dev.armature.git;

import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The commit that a new repository begins with. Objects are written from memory into one pack, and the index from what
 * lies on disk: JGit's {@code add} and {@code commit} take ten times as long.
 *
 * @param branch such as {@code main}
 * @param author who makes it
 * @param time when, to the second; always written in UTC
 * @param message subject, empty line, body
 */
public record FirstCommit(String branch, Identity author, Instant time, String message) {
    /** Makes all of its objects, of {@code files}, some of which {@code blobs} may hold; asks nothing of the disk. */
    public PackedCommit pack(FileSet files, Blobs blobs) throws IOException {
        blobs.add(files);
        DirCache entries = DirCache.newInCore();
        try (PackWriter pack = blobs.pack()) {
            DirCacheBuilder builder = entries.builder();
            for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey().value());
                entry.setFileMode(mode(file.getValue()));
                entry.setObjectId(blobs.id(file.getKey()));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(entries.writeTree(pack));
            commit.setAuthor(person());
            commit.setCommitter(person());
            commit.setMessage(message);
            ObjectId id = pack.insert(commit);
            return new PackedCommit(this, files, pack, entries, id);
        }
    }

    PersonIdent person() {
        return new PersonIdent(author.name(), author.email(), time, ZoneOffset.UTC);
    }

    private static FileMode mode(FileEntry file) {
        return switch (file.mode()) {
            case FILE -> FileMode.REGULAR_FILE;
            case PROGRAM -> FileMode.EXECUTABLE_FILE;
            case LINK -> FileMode.SYMLINK;
        };
    }
}
