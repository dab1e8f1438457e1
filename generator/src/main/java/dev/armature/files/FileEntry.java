package dev.armature.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One rendered file.
 *
 * @param content its bytes; of a symbolic link, where it points
 * @param mode what kind of file it is
 * @param identity what it is followed by through renames: template and key, such as {@code django/models#catalog}
 * @param component the component of the blueprint that it comes from
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what is hashed and written; equals below compares them
public record FileEntry(byte[] content, Mode mode, String identity, String component) {

    /** The kinds of files that git knows too. */
    public enum Mode {
        FILE,
        PROGRAM,
        LINK
    }

    /** A file with or without the executable bit. */
    public FileEntry(byte[] content, boolean executable, String identity, String component) {
        this(content, executable ? Mode.PROGRAM : Mode.FILE, identity, component);
    }

    /** A symbolic link. */
    public static FileEntry link(String target, String identity, String component) {
        return new FileEntry(target.getBytes(StandardCharsets.UTF_8), Mode.LINK, identity, component);
    }

    /** Whether it carries the executable bit. */
    public boolean executable() {
        return mode == Mode.PROGRAM;
    }

    /** Whether it is a symbolic link. */
    public boolean isLink() {
        return mode == Mode.LINK;
    }

    /** A text file, in UTF-8. */
    public static FileEntry text(String text, boolean executable, String identity, String component) {
        return new FileEntry(text.getBytes(StandardCharsets.UTF_8), executable, identity, component);
    }

    /** The content as UTF-8 text. */
    public String asText() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileEntry entry
                && Arrays.equals(content, entry.content)
                && mode == entry.mode
                && identity.equals(entry.identity)
                && component.equals(entry.component);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + identity.hashCode();
    }

    @Override
    public String toString() {
        return identity + " (" + content.length + " bytes)";
    }
}
