package dev.armature.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;

/**
 * Collects objects into one pack and writes it when all are there. JGit's own inserter asks the file system for its
 * manners, loads all of JGit's messages and compresses as hard as it can before a repository has its first object.
 */
final class PackWriter extends ObjectInserter {
    private static final int HEADER_BYTES = 12;
    private static final int VERSION = 2;

    private final ObjectIdOwnerMap<PackedObjectInfo> objects = new ObjectIdOwnerMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] buffer = new byte[1 << 13];

    @Override
    public ObjectId insert(int type, byte[] data, int offset, int length) {
        ObjectId id = idFor(type, data, offset, length);
        if (!objects.contains(id)) {
            PackedObjectInfo object = new PackedObjectInfo(id);
            object.setOffset(HEADER_BYTES + body.size());
            object.setCRC(add(type, data, offset, length));
            objects.add(object);
        }
        return id;
    }

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
        return insert(type, in.readNBytes(Math.toIntExact(length)));
    }

    /** Appends an object, type and size before it, and returns the check sum of what was appended. */
    private int add(int type, byte[] data, int offset, int length) {
        CRC32 crc = new CRC32();
        int used = 0;
        int next = (type << 4) | (length & 0xf);
        for (int rest = length >>> 4; rest != 0; rest >>>= 7) {
            buffer[used++] = (byte) (next | 0x80);
            next = rest & 0x7f;
        }
        buffer[used++] = (byte) next;
        deflater.reset();
        deflater.setInput(data, offset, length);
        deflater.finish();
        while (!deflater.finished()) {
            used += deflater.deflate(buffer, used, buffer.length - used);
            crc.update(buffer, 0, used);
            body.write(buffer, 0, used);
            used = 0;
        }
        return (int) crc.getValue();
    }

    @Override
    public void flush() {
        // All is kept until it is written.
    }

    /** Writes the pack and its index into {@code directory}. */
    void write(Path directory) throws IOException {
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(Constants.PACK_SIGNATURE)
                .putInt(VERSION)
                .putInt(objects.size())
                .array();
        byte[] content = body.toByteArray();
        MessageDigest digest = Constants.newMessageDigest();
        digest.update(header);
        byte[] sum = digest.digest(content);
        String name = "pack-" + HexFormat.of().formatHex(sum);
        write(directory.resolve(name + ".pack"), header, content, sum);
        List<PackedObjectInfo> sorted = new ArrayList<>();
        objects.forEach(sorted::add);
        Collections.sort(sorted);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        BasePackIndexWriter.createVersion(index, VERSION).write(sorted, sum);
        write(directory.resolve(name + ".idx"), index.toByteArray());
    }

    /** As git leaves its packs: nobody writes to them again. */
    private static void write(Path file, byte[]... parts) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        }
        if (!file.toFile().setReadOnly()) {
            throw new IOException("cannot make " + file + " read-only");
        }
    }

    @Override
    public void close() {
        deflater.end();
    }

    @Override
    public PackParser newPackParser(InputStream in) {
        throw new UnsupportedOperationException("takes objects only");
    }

    @Override
    public ObjectReader newReader() {
        throw new UnsupportedOperationException("gives nothing back");
    }
}
