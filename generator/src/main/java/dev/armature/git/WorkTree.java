package dev.armature.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** What can be asked about work trees and branches without opening a repository. */
public final class WorkTree {
    private static final String LOCK = ".lock";
    private static final int LONGEST = 255;

    private WorkTree() {}

    /** The root of the work tree that {@code directory} lies in. */
    public static Optional<Path> around(Path directory) {
        for (@Nullable Path root = directory; root != null; root = root.getParent()) {
            Path git = root.resolve(Constants.DOT_GIT);
            // A file there points to a repository elsewhere: a submodule's or a linked work tree's.
            if (Files.isRegularFile(git) || Files.exists(git.resolve(Constants.HEAD))) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /** Whether git takes {@code name} as a branch's name, and a file system as the names of directories and a file. */
    public static boolean isBranchName(String name) {
        return !name.startsWith("-")
                && !name.equals(Constants.HEAD)
                && !name.equals("@")
                && Arrays.stream(name.split("/")).allMatch(WorkTree::isNameInBranch)
                && Repository.isValidRefName(Constants.R_HEADS + name);
    }

    // Git writes NAME.lock beside NAME. What JGit says of the end of a branch's name git says of each part.
    private static boolean isNameInBranch(String part) {
        return !part.endsWith(LOCK) && part.getBytes(UTF_8).length + LOCK.length() <= LONGEST;
    }
}
