package dev.armature.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is going to be moved into an existing directory, written before the first move: the next run takes back from it
 * what a killed run moved.
 *
 * @param moves what is moved as a whole, in order: files, and directories that are not there yet
 * @param files the hash of every file that is moved, by path; a file that was changed since is nobody's but the user's
 */
record Journal(List<String> moves, List<Entry> files) {
    /** One file as it was moved. */
    record Entry(String path, String sha256) {}

    static final String TREE = "tree";

    // Paths may hold any character but this one.
    private static final String SEPARATOR = "\0";

    Journal {
        moves = List.copyOf(moves);
        files = List.copyOf(files);
    }

    static boolean isIn(Path stage) {
        return Files.exists(file(stage));
    }

    /** The journal that lies in a staging directory. */
    static Journal read(Path stage) throws IOException {
        List<String> moves = new ArrayList<>();
        List<Entry> files = new ArrayList<>();
        String[] fields = Files.readString(file(stage)).split(SEPARATOR, -1);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            if (fields[i].isEmpty()) {
                moves.add(fields[i + 1]);
            } else {
                files.add(new Entry(fields[i + 1], fields[i]));
            }
        }
        return new Journal(moves, files);
    }

    /** Is there wholly or not at all, whenever the run is killed. */
    void write(Path stage, Disk disk) throws IOException {
        StringBuilder text = new StringBuilder();
        moves.forEach(path -> text.append(SEPARATOR).append(path).append(SEPARATOR));
        files.forEach(file ->
                text.append(file.sha256()).append(SEPARATOR).append(file.path()).append(SEPARATOR));
        Path draft = stage.resolve("journal.new");
        disk.write(draft, text.toString().getBytes(UTF_8), false);
        disk.rename(draft, file(stage));
    }

    /** Says that all is in place: from here on nothing is taken back. */
    static void delete(Path stage, Disk disk) throws IOException {
        disk.delete(file(stage));
    }

    /** Notes which directory {@code repository} is, before it is moved: one that the user makes later is another. */
    static void noteRepository(Path stage, Path repository, Disk disk) throws IOException {
        disk.write(stage.resolve("repository"), identity(repository).getBytes(UTF_8), false);
    }

    /** Takes back from {@code target} whatever was moved there from {@code stage}. */
    void takeBack(Path stage, Path target, Disk disk) throws IOException {
        Path tree = stage.resolve(TREE);
        Path note = stage.resolve("repository");
        Path repository = target.resolve(Staging.REPOSITORY);
        boolean isOurs = Files.exists(note)
                && Files.exists(repository)
                && identity(repository).equals(Files.readString(note));
        if (isOurs) {
            disk.takeBack(repository, tree.resolve(Staging.REPOSITORY));
        }
        for (String move : moves) {
            if (!Disk.isThere(tree.resolve(move)) && Disk.isThere(target.resolve(move))) {
                takeBack(move, target, disk);
            }
        }
    }

    private static String identity(Path directory) throws IOException {
        return String.valueOf(
                Files.readAttributes(directory, BasicFileAttributes.class).fileKey());
    }

    private void takeBack(String move, Path target, Disk disk) throws IOException {
        Set<Path> directories = new HashSet<>();
        for (Entry file : files) {
            if (file.path().equals(move) || file.path().startsWith(move + "/")) {
                Path path = target.resolve(file.path());
                if (isAsMoved(path, file.sha256())) {
                    disk.delete(path);
                }
                for (Path parent = path; !parent.equals(target.resolve(move)); ) {
                    parent = Objects.requireNonNull(parent.getParent());
                    directories.add(parent);
                }
            }
        }
        directories.removeIf(directory -> !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS));
        List<Path> deepestFirst = new ArrayList<>(directories);
        deepestFirst.sort(Comparator.comparingInt(Path::getNameCount).reversed());
        for (Path directory : deepestFirst) {
            disk.deleteIfEmpty(directory);
        }
    }

    private static boolean isAsMoved(Path file, String sha256) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return Hash.sha256(Files.readSymbolicLink(file).toString().getBytes(UTF_8))
                    .equals(sha256);
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Hash.sha256(Files.readAllBytes(file)).equals(sha256);
    }

    private static Path file(Path stage) {
        return stage.resolve("journal");
    }
}
