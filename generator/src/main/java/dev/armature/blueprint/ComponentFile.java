package dev.armature.blueprint;

import dev.armature.problem.Location;
import java.nio.file.Path;

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
     */
    public record Template(Path file, boolean rendered, boolean ofPack) implements Source {}

    /**
     * A symbolic link.
     *
     * @param target where it points, relative to its own directory
     */
    public record Link(String target) implements Source {}
}
