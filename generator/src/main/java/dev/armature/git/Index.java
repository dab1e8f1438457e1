package dev.armature.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;

/**
 * Writes an index of version 2 with all that git asks of the file system. JGit's own leaves out the time of the last
 * change and the inode; then {@code git diff-index} calls every file changed until somebody runs {@code git status}.
 */
final class Index {
    private static final String STAT = "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size";
    private static final int ENTRY_BYTES = 62;
    private static final int LONGEST_LENGTH = 0xfff;

    private Index() {}

    /** The index's bytes for {@code entries}, as they lie in {@code tree}. */
    static byte[] of(DirCache entries, Path tree) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("DIRC");
        out.writeInt(2);
        out.writeInt(entries.getEntryCount());
        for (int i = 0; i < entries.getEntryCount(); i++) {
            write(entries.getEntry(i), tree, out);
        }
        out.write(Constants.newMessageDigest().digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    // Numbers that are too long are cut to 32 bits, as git does.
    private static void write(DirCacheEntry entry, Path tree, DataOutputStream out) throws IOException {
        Map<String, Object> stat =
                Files.readAttributes(tree.resolve(entry.getPathString()), STAT, LinkOption.NOFOLLOW_LINKS);
        write(stat, "ctime", out);
        write(stat, "lastModifiedTime", out);
        out.writeInt(number(stat, "dev"));
        out.writeInt(number(stat, "ino"));
        out.writeInt(entry.getRawMode());
        out.writeInt(number(stat, "uid"));
        out.writeInt(number(stat, "gid"));
        out.writeInt(number(stat, "size"));
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        entry.getObjectId().copyRawTo(id, 0);
        out.write(id);
        byte[] path = entry.getPathString().getBytes(UTF_8);
        out.writeShort(Math.min(path.length, LONGEST_LENGTH));
        out.write(path);
        out.write(new byte[8 - (ENTRY_BYTES + path.length) % 8]);
    }

    private static void write(Map<String, Object> stat, String name, DataOutputStream out) throws IOException {
        FileTime time = (FileTime) Objects.requireNonNull(stat.get(name));
        long nanoseconds = time.to(TimeUnit.NANOSECONDS);
        out.writeInt((int) Math.floorDiv(nanoseconds, 1_000_000_000L));
        out.writeInt((int) Math.floorMod(nanoseconds, 1_000_000_000L));
    }

    private static int number(Map<String, Object> stat, String name) {
        return ((Number) Objects.requireNonNull(stat.get(name))).intValue();
    }
}
