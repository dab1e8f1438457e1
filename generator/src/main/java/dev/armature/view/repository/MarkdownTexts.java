package dev.armature.view.repository;

import dev.armature.domain.ProjectInfo;
import dev.armature.text.Escape;
import java.util.Optional;

/**
 * What a project is called, as Markdown text.
 *
 * @param name for a heading
 * @param description a paragraph
 */
public record MarkdownTexts(String name, Optional<String> description) {
    static MarkdownTexts of(ProjectInfo project) {
        return new MarkdownTexts(
                Escape.markdown(project.name()),
                Optional.of(project.description())
                        .filter(text -> !text.isEmpty())
                        .map(Escape::markdown));
    }
}
