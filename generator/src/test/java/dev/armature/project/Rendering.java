package dev.armature.project;

import dev.armature.domain.Domain;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.pack.Pack;
import dev.armature.pack.PackReader;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders profiles of this project in any architecture. */
final class Rendering {
    static final Path HOME = Path.of(System.getProperty("armature.home"));
    static final List<String> ARCHITECTURES = List.of("django", "fastapi", "hybrid");

    private Rendering() {}

    /** The repository of a profile below the project's root. */
    static FileSet of(String profile, String architecture) {
        return ofText(read(HOME.resolve(profile)), architecture);
    }

    /** The repository of a profile, its architecture replaced. */
    static FileSet ofText(String profile, String architecture) {
        String text = inArchitecture(profile, architecture);
        return new Generation(HOME).render(domain(text), text).files();
    }

    /** The repository of a sample, with the pack that lies beside its profile. */
    static FileSet ofSample(String name) throws IOException {
        return ofSample(name, new Generation(HOME));
    }

    static FileSet ofSample(String name, Generation generation) throws IOException {
        Path directory = HOME.resolve("samples").resolve(name);
        Optional<Pack> pack = Files.isDirectory(directory.resolve("pack"))
                ? Optional.of(PackReader.read(directory.resolve("pack")))
                : Optional.empty();
        String text = read(directory.resolve("profile.yaml"));
        ProfileResult result = ProfileReader.read(text, name, pack.map(Pack::info));
        if (!result.problems().isEmpty()) {
            throw new AssertionError(result.problems().toString());
        }
        return generation.with(pack).render(result.domain().orElseThrow(), text).files();
    }

    /** What a profile below the project's root says, its architecture replaced. */
    static Domain domain(String profile, String architecture) {
        return domain(inArchitecture(read(HOME.resolve(profile)), architecture));
    }

    private static Domain domain(String text) {
        ProfileResult result = ProfileReader.read(text, "profile.yaml");
        return result.domain()
                .orElseThrow(() -> new AssertionError(result.problems().toString()));
    }

    /** Puts a repository on disk. */
    static void write(Path directory, FileSet files) throws IOException {
        for (Map.Entry<RelativePath, FileEntry> file : files.files().entrySet()) {
            Path path = directory.resolve(file.getKey().value());
            Files.createDirectories(path.getParent());
            if (file.getValue().isLink()) {
                Files.createSymbolicLink(path, Path.of(file.getValue().asText()));
                continue;
            }
            Files.write(path, file.getValue().content());
            if (file.getValue().executable()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String inArchitecture(String profile, String architecture) {
        return profile.replaceFirst("(?m)^architecture: .*$", "architecture: " + architecture);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
