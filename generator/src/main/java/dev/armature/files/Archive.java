package dev.armature.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** A file set in one {@code .tar.gz} that has the same bytes on every machine: no times, no owners. */
public final class Archive {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final char FILE = '0';
    private static final char LINK = '2';
    private static final char EXTENSION = 'x';

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    private Archive() {}

    /** The archive's bytes. */
    public static byte[] of(FileSet files) {
        Archive archive = new Archive();
        for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
            archive.add(file.getKey().value(), file.getValue());
        }
        archive.tar.writeBytes(new byte[2 * BLOCK]);
        return Gzip.compress(archive.tar.toByteArray());
    }

    private void add(String path, FileEntry file) {
        byte[] name = path.getBytes(UTF_8);
        byte[] target = file.isLink() ? file.content() : new byte[0];
        String records = (name.length > LONGEST_NAME ? record(" path=" + path + "\n") : "")
                + (target.length > LONGEST_NAME ? record(" linkpath=" + file.asText() + "\n") : "");
        if (!records.isEmpty()) {
            byte[] extension = records.getBytes(UTF_8);
            header("long-path".getBytes(US_ASCII), EXTENSION, false, extension.length, new byte[0]);
            content(extension);
        }
        if (file.isLink()) {
            header(name, LINK, false, 0, target);
        } else {
            header(name, FILE, file.executable(), file.content().length, target);
            content(file.content());
        }
    }

    // A record begins with its own length, the digits of that length included.
    private static String record(String text) {
        int rest = text.getBytes(UTF_8).length;
        int length = rest + 1;
        while (Integer.toString(length).length() + rest != length) {
            length++;
        }
        return length + text;
    }

    private void header(byte[] name, char type, boolean executable, int size, byte[] target) {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(name.length, LONGEST_NAME));
        put(header, 100, executable ? "0000755" : "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, octal(size, 11));
        put(header, 136, octal(0, 11));
        header[156] = (byte) type;
        System.arraycopy(target, 0, header, 157, Math.min(target.length, LONGEST_NAME));
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        tar.writeBytes(header);
    }

    private void content(byte[] content) {
        tar.writeBytes(content);
        tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static String octal(int number, int digits) {
        String text = Integer.toOctalString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
