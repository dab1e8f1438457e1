package dev.armature.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small file sets, and directories as they can be compared. */
public final class Trees {
    private Trees() {}

    /** Eight files: deep, executable, binary, empty, with names that ask for care. */
    public static FileSet sample() {
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>();
        put(files, ".gitignore", "*.pyc\n", false);
        put(files, "README.md", "# Shop\n", false);
        put(files, "core/manage.py", "#!/usr/bin/env python3\n", true);
        put(files, "core/catalog/__init__.py", "", false);
        put(files, "core/catalog/models.py", "class Product: ...\n", false);
        put(files, "docs/größe 商店.md", "ü\n", false);
        files.put(new RelativePath("core/docs"), FileEntry.link("../docs", "docs/link", "docs"));
        put(files, "core.txt", "sorts before core/ in git, after it in Java\n", false);
        files.put(
                new RelativePath("docs/logo.bin"),
                new FileEntry(new byte[] {0, (byte) 0xff, '\r', '\n'}, false, "docs/logo", "docs"));
        return new FileSet(files);
    }

    private static void put(SortedMap<RelativePath, FileEntry> files, String path, String text, boolean executable) {
        files.put(new RelativePath(path), FileEntry.text(text, executable, "test/" + path, "test"));
    }

    /** Every path below {@code root} with its content; {@code /} for a directory, {@code -> x} for a link. */
    public static Map<String, String> of(Path root) {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                tree.put(root.relativize(path).toString(), describe(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "/";
        }
        return (Files.isExecutable(path) ? "x " : "") + new String(Files.readAllBytes(path), UTF_8);
    }
}
