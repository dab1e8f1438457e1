package dev.armature.files;

import dev.armature.files.Journal.Entry;
import dev.armature.files.Workspace.Finish;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills an existing directory: staged in its {@code .armature.tmp}, moved entry by entry under a journal. */
final class StagingInside implements Staging {
    private static final String NAME = ".armature.tmp";

    private final Path target;
    private final Claim claim;
    private final Disk disk;
    private boolean published;

    private StagingInside(Path target, Claim claim, Disk disk) {
        this.target = target;
        this.claim = claim;
        this.disk = disk;
    }

    /** Where an existing directory is staged. */
    static Path stage(Path target) {
        return target.resolve(NAME);
    }

    static StagingInside claim(Path target, Disk disk) throws IOException {
        return new StagingInside(target, Claim.take(stage(target), disk), disk);
    }

    /** Takes back what a killed run moved into {@code target}, and deletes what it left. */
    static void recover(Path target, Disk disk) throws IOException {
        if (Disk.isThere(stage(target))) {
            // Closing takes back and deletes.
            claim(target, disk).close();
        }
    }

    @Override
    public void prepare() throws IOException {
        takeBack();
        claim.sweep();
        disk.createDirectory(tree());
    }

    @Override
    public Path tree() {
        return claim.directory().resolve(Journal.TREE);
    }

    @Override
    public <T> T publish(FileSet files, Finish<T> finish) throws IOException {
        List<String> moves = new ArrayList<>();
        collect("", moves);
        List<Entry> entries = new ArrayList<>();
        files.files().forEach((path, file) -> entries.add(new Entry(path.value(), Hash.sha256(file.content()))));
        new Journal(moves, entries).write(claim.directory(), disk);
        for (String move : moves) {
            disk.moveInto(tree().resolve(move), target.resolve(move));
        }
        // The repository comes last: its index notes what the moved files are like.
        T result = finish.in(tree().resolve(REPOSITORY), target);
        if (Files.exists(tree().resolve(REPOSITORY))) {
            Journal.noteRepository(claim.directory(), tree().resolve(REPOSITORY), disk);
            disk.moveInto(tree().resolve(REPOSITORY), target.resolve(REPOSITORY));
        }
        Journal.delete(claim.directory(), disk);
        published = true;
        return result;
    }

    // What is not in the target yet is moved as a whole.
    private void collect(String below, List<String> moves) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(tree().resolve(below))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        names.sort(Comparator.naturalOrder());
        for (String name : names) {
            String path = below.isEmpty() ? name : below + "/" + name;
            if (Files.isDirectory(target.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                collect(path, moves);
            } else {
                moves.add(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        boolean clean = false;
        try {
            takeBack();
            clean = true;
        } finally {
            if (!clean) {
                // The journal stays: the next run takes back what this one could not.
                claim.abandon();
            }
        }
        claim.release(published);
    }

    private void takeBack() throws IOException {
        if (Journal.isIn(claim.directory())) {
            Journal.read(claim.directory()).takeBack(claim.directory(), target, disk);
            Journal.delete(claim.directory(), disk);
        }
    }
}
