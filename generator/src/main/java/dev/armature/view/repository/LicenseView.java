package dev.armature.view.repository;

import dev.armature.domain.Author;
import dev.armature.domain.Licenses;
import dev.armature.domain.ProjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The licence of a project.
 *
 * @param text its text, without the last newline; empty when there is none
 */
public record LicenseView(String text) {
    /** The licence's text from {@code blueprints/licenses}, with who holds the copyright. */
    public static LicenseView of(ProjectInfo project, Path blueprints) {
        return new LicenseView(project.license()
                .filter(Licenses.WITH_TEXT::contains)
                .map(id -> read(blueprints.resolve("licenses").resolve(id + ".txt")))
                .map(text -> text.replace("{holder}", holder(project)).stripTrailing())
                .orElse(""));
    }

    // Without a year: a rendered file holds no date, and copyright needs none.
    private static String holder(ProjectInfo project) {
        return project.author().map(Author::name).orElse("The authors of " + project.name());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
