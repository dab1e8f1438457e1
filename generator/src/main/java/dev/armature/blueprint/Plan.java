package dev.armature.blueprint;

import dev.armature.files.RelativePath;
import dev.armature.view.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files a project has, and where each comes from.
 *
 * @param files in the order of the blueprint
 */
public record Plan(List<PlannedFile> files) {
    public Plan {
        files = List.copyOf(files);
    }

    /**
     * Plans a project.
     *
     * @param blueprint what goes into its architecture
     * @param features what it has
     * @param scopes what each kind of component is rendered for
     * @param templates the directory of the template trees
     * @throws IllegalStateException when two components give the same file, or a template is missing
     */
    public static Plan of(Blueprint blueprint, Set<String> features, Map<String, List<Scope>> scopes, Path templates) {
        Map<RelativePath, PlannedFile> files = new LinkedHashMap<>();
        for (Blueprint.Use use : blueprint.uses()) {
            if (use.appliesTo(features)) {
                Component component = use.component();
                Path tree = templates.resolve(component.name());
                for (Map.Entry<String, FileNote> file : component.files().entrySet()) {
                    Optional<Path> template = template(tree, file.getKey());
                    for (Scope scope : scopesOf(component, scopes)) {
                        PlannedFile planned = planned(use, file.getKey(), file.getValue(), template, scope);
                        PlannedFile before = files.put(planned.target(), planned);
                        if (before != null) {
                            throw new IllegalStateException(planned.target() + " comes from both " + before.identity()
                                    + " and " + planned.identity());
                        }
                    }
                }
            }
        }
        return new Plan(List.copyOf(files.values()));
    }

    private static List<Scope> scopesOf(Component component, Map<String, List<Scope>> scopes) {
        return component
                .each()
                .map(kind -> Optional.ofNullable(scopes.get(kind))
                        .orElseThrow(() -> new IllegalStateException("nothing is rendered for each " + kind)))
                .orElse(List.of(Scope.REPOSITORY));
    }

    private static PlannedFile planned(
            Blueprint.Use use, String path, FileNote note, Optional<Path> template, Scope scope) {
        Component component = use.component();
        String target = path;
        for (Map.Entry<String, String> variable : scope.path().entrySet()) {
            target = target.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        String identity = component.name() + "/" + path + (scope.key().isEmpty() ? "" : "#" + scope.key());
        return new PlannedFile(
                new RelativePath(use.into().isEmpty() ? target : use.into() + "/" + target),
                template.orElseThrow(
                        () -> new IllegalStateException("no template for " + component.name() + "/" + path)),
                scope,
                component.executable().contains(path),
                identity,
                component.name(),
                note);
    }

    private static Optional<Path> template(Path tree, String path) {
        Path rendered = tree.resolve(path + ".vm");
        if (Files.exists(rendered)) {
            return Optional.of(rendered);
        }
        Path copied = tree.resolve(path);
        return Files.exists(copied) ? Optional.of(copied) : Optional.empty();
    }
}
