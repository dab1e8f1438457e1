package dev.armature.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One rendered file.
 *
 * @param content its bytes
 * @param executable whether it carries the executable bit
 * @param identity what it is followed by through renames: template and key, such as {@code django/models#catalog}
 * @param component the component of the blueprint that it comes from
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what is hashed and written; equals below compares them
public record FileEntry(byte[] content, boolean executable, String identity, String component) {

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
                && executable == entry.executable
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
