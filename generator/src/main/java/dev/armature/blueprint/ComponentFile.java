package dev.armature.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One file of a component.
 *
 * @param path in the component's tree, without {@code .vm}; may hold {@code {app}} and {@code {variables.NAME}}
 * @param note why it is there
 * @param source what it is made of
 * @param executable whether it carries the executable bit
 * @param condition when it is there
 * @param at where it is listed
 */
public record ComponentFile(
        String path, FileNote note, Source source, boolean executable, Condition condition, Location at) {

    /** What a file is made of. */
    public sealed interface Source permits Template, Link {}

    /**
     * A file below {@code templates/}.
     *
     * @param file where it lies
     * @param rendered whether it is rendered, else copied
     * @param ofPack whether it comes from a pack
     * @param content what is in it, where that is known; it was checked before then
     */
    public record Template(Path file, boolean rendered, boolean ofPack, Optional<Content> content) implements Source {
        /** A file of which only is known where it lies. */
        public Template(Path file, boolean rendered, boolean ofPack) {
            this(file, rendered, ofPack, Optional.empty());
        }

        /** What is in it. */
        public byte[] bytes() throws IOException {
            return content.isPresent() ? content.get().bytes() : Files.readAllBytes(file);
        }
    }

    /**
     * A part of what was read from one file.
     *
     * @param all of the file
     * @param from where the part begins
     * @param length how long it is
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    public record Content(byte[] all, int from, int length) {
        byte[] bytes() {
            return Arrays.copyOfRange(all, from, from + length);
        }

        /** It as text. */
        public String text() {
            return new String(all, from, length, UTF_8);
        }
    }

    /**
     * A symbolic link.
     *
     * @param target where it points, relative to its own directory
     */
    public record Link(String target) implements Source {}
}
