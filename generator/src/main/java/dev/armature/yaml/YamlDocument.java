package dev.armature.yaml;

import dev.armature.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A file as YAML understands it.
 *
 * @param source its text
 * @param root absent when it is empty or no YAML
 * @param problems what is wrong with it as YAML
 */
public record YamlDocument(SourceText source, Optional<Node> root, List<Problem> problems) {
    public YamlDocument {
        problems = List.copyOf(problems);
    }
}
