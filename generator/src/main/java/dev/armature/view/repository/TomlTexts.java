package dev.armature.view.repository;

import dev.armature.domain.Author;
import dev.armature.domain.ProjectInfo;
import dev.armature.text.Escape;
import java.util.Optional;

/**
 * What a project is called, as TOML values.
 *
 * @param description a string
 * @param license a string: an SPDX id
 * @param author a table
 */
public record TomlTexts(String description, Optional<String> license, Optional<String> author) {
    static TomlTexts of(ProjectInfo project) {
        return new TomlTexts(
                Escape.toml(project.description()),
                project.license().map(Escape::toml),
                project.author().map(TomlTexts::table));
    }

    private static String table(Author author) {
        String email = author.email().isEmpty() ? "" : ", email = " + Escape.toml(author.email());
        return "{name = " + Escape.toml(author.name()) + email + "}";
    }
}
