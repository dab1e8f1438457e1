package dev.armature.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * Who makes a commit.
 *
 * @param name may hold any characters
 * @param email may hold any characters
 */
public record Identity(String name, String email) {
    private static final Identity NOBODY = new Identity("Armature", "armature@localhost");
    private static final int DEEPEST_INCLUDE = 10;

    /** The user's, as git has it in its configuration; Armature's own where git has none. Reads nothing else of it. */
    public static Identity ofUser(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            return NOBODY;
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path general = xdg.isEmpty() ? Path.of(home, ".config") : Path.of(xdg);
        Identity first = NOBODY.overriddenBy(general.resolve("git/config"), Path.of(home), 0);
        return first.overriddenBy(Path.of(home, ".gitconfig"), Path.of(home), 0);
    }

    // A file that is missing, unreadable or broken says nothing: git itself complains about it soon enough.
    private Identity overriddenBy(Path file, Path home, int depth) {
        Config config = new Config();
        try {
            if (depth > DEEPEST_INCLUDE || !Files.isRegularFile(file)) {
                return this;
            }
            config.fromText(Files.readString(file));
        } catch (IOException | ConfigInvalidException e) {
            return this;
        }
        Identity included = this;
        for (String path : config.getStringList("include", null, "path")) {
            Path named = path.startsWith("~/") ? home.resolve(path.substring(2)) : file.resolveSibling(path);
            included = included.overriddenBy(named, home, depth + 1);
        }
        return new Identity(
                Optional.ofNullable(config.getString("user", null, "name")).orElse(included.name),
                Optional.ofNullable(config.getString("user", null, "email")).orElse(included.email));
    }
}
