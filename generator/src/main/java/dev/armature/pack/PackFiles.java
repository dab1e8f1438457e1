package dev.armature.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.files.FileEntry;
import dev.armature.files.Hash;
import dev.armature.problem.Location;
import dev.armature.yaml.StrictMapping.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks through a pack's files before any is read: sizes, links, what is no file at all. */
final class PackFiles {
    private static final long LARGEST_FILE = 10L << 20;
    private static final long LARGEST_PACK = 100L << 20;
    private static final String COMPONENT = "pack";
    private static final int MOST_FILES = 10_000;
    private static final List<String> PARTS = List.of("pack.yaml", "blueprints", "templates");

    private final Path directory;
    private final Findings findings;
    private final Map<String, FileEntry> entries = new LinkedHashMap<>();
    private long bytes;

    PackFiles(Path directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    /** Looks at all of them; what is wrong goes to the findings. */
    void inspect() throws IOException {
        int count = 0;
        for (String part : PARTS) {
            Path top = directory.resolve(part);
            if (Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
                List<Path> paths = below(top);
                count += paths.size();
                for (Path path : paths) {
                    inspect(path);
                }
            }
        }
        if (count > MOST_FILES || bytes > LARGEST_PACK) {
            refuse(directory.resolve("pack.yaml"), "the pack has more than 10,000 files or 100 MiB");
        }
    }

    /** The hash of all files that were looked at, with their paths and modes. */
    String sha256() {
        StringBuilder listing = new StringBuilder();
        entries.forEach((name, file) -> listing.append(file.mode().name().toLowerCase(Locale.ROOT))
                .append('\0')
                .append(name)
                .append('\0')
                .append(Hash.sha256(file.content()))
                .append('\n'));
        return Hash.sha256(listing.toString().getBytes(UTF_8));
    }

    private static List<Path> below(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1)
                    .sorted()
                    .toList();
        }
    }

    private void inspect(Path path) throws IOException {
        String name = directory.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
            link(path, name);
        } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            refuse(path, name + " is no file");
        } else if (Files.size(path) > LARGEST_FILE) {
            refuse(path, name + " is larger than 10 MiB");
        } else {
            byte[] content = Files.readAllBytes(path);
            bytes += content.length;
            entries.put(name, new FileEntry(content, Files.isExecutable(path), name, COMPONENT));
        }
    }

    /** A link comes out as a link: never is anything read through it. */
    private void link(Path path, String name) throws IOException {
        Path target = Files.readSymbolicLink(path);
        boolean isTemplate = path.startsWith(directory.resolve("templates"));
        if (!isTemplate || name.endsWith(".vm")) {
            refuse(path, name + " is a symbolic link; only a template that is copied can be one");
        } else if (target.isAbsolute()) {
            refuse(path, name + " is a link that points out of the repository: " + target);
        }
        entries.put(name, FileEntry.link(target.toString(), name, COMPONENT));
    }

    private void refuse(Path path, String message) {
        findings.refuse(new Location(path.toString(), 1, 1, 1), message);
    }
}
