package dev.armature.cli;

import java.util.Arrays;
import java.util.List;

/** Draws paths as a tree. */
final class Listing {
    private Listing() {}

    /** One line for each directory and file, indented by its depth; {@code paths} are sorted. */
    static String of(List<String> paths) {
        StringBuilder tree = new StringBuilder();
        String[] before = {};
        for (String path : paths) {
            String[] parts = path.split("/");
            int common = Math.min(Arrays.mismatch(before, parts), parts.length - 1);
            for (int depth = common; depth < parts.length; depth++) {
                tree.append("  ".repeat(depth)).append(parts[depth]).append(depth < parts.length - 1 ? "/\n" : "\n");
            }
            before = parts;
        }
        return tree.toString();
    }
}
