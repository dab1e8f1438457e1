package dev.armature.blueprint;

import dev.armature.blueprint.Blueprint.Use;
import dev.armature.blueprint.ComponentFile.Link;
import dev.armature.domain.Domain;
import dev.armature.domain.PackValue;
import dev.armature.files.RelativePath;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.view.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
     * @param uses the components that it has
     * @param domain what it is
     * @param scopes what each kind of component is rendered for
     * @param exit how the run ends when components do not fit
     * @throws ProblemException when two components give the same file, or a path leaves the repository
     */
    public static Plan of(List<Use> uses, Domain domain, Map<String, List<Scope>> scopes, ExitCode exit) {
        Planner planner = new Planner(domain, scopes);
        uses.forEach(planner::add);
        planner.refuseFilesAsDirectories();
        if (!planner.problems.isEmpty()) {
            throw new ProblemException(exit, planner.problems);
        }
        return new Plan(List.copyOf(planner.files.values()));
    }

    private static final class Planner {
        private final Set<String> words;
        private final Map<String, PackValue> variables;
        private final Map<String, List<Scope>> scopes;
        private final Map<RelativePath, PlannedFile> files = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Planner(Domain domain, Map<String, List<Scope>> scopes) {
            this.words = Features.words(domain);
            this.variables = domain.variables();
            this.scopes = scopes;
        }

        void add(Use use) {
            for (ComponentFile file : use.component().files().values()) {
                if (file.condition().holds(words)) {
                    for (Scope scope : scopesOf(use.component(), file)) {
                        target(use, file, scope).ifPresent(target -> add(use, file, scope, target));
                    }
                }
            }
        }

        private List<Scope> scopesOf(Component component, ComponentFile file) {
            if (component.each().isEmpty()) {
                return List.of(Scope.REPOSITORY);
            }
            String kind = component.each().get();
            if (!scopes.containsKey(kind)) {
                refuse(file, "nothing is rendered for each " + kind);
            }
            return scopes.getOrDefault(kind, List.of());
        }

        private void add(Use use, ComponentFile file, Scope scope, RelativePath target) {
            Component component = use.component();
            String identity =
                    component.name() + "/" + file.path() + (scope.key().isEmpty() ? "" : "#" + scope.key());
            PlannedFile planned = new PlannedFile(
                    target, file.source(), scope, file.executable(), identity, component.name(), file.note());
            PlannedFile before = files.put(target, planned);
            if (before != null) {
                refuse(file, target + " comes from both " + before.identity() + " and " + identity);
            }
            if (file.source() instanceof Link link && leaves(target, link.target())) {
                refuse(file, "the link " + target + " points out of the repository: " + link.target());
            }
        }

        private Optional<RelativePath> target(Use use, ComponentFile file, Scope scope) {
            String path = use.into().isEmpty() ? file.path() : use.into() + "/" + file.path();
            for (Map.Entry<String, String> variable : scope.path().entrySet()) {
                path = path.replace("{" + variable.getKey() + "}", variable.getValue());
            }
            for (Map.Entry<String, PackValue> variable : variables.entrySet()) {
                path = path.replace(
                        "{variables." + variable.getKey() + "}",
                        variable.getValue().text());
            }
            Optional<RelativePath> target = relative(path);
            if (target.isEmpty()) {
                refuse(file, path + " is no path inside of the repository");
            }
            return target;
        }

        void refuseFilesAsDirectories() {
            for (PlannedFile file : files.values()) {
                String path = file.target().value();
                for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    PlannedFile above = files.get(new RelativePath(path.substring(0, slash)));
                    if (above != null) {
                        problems.add(Problem.error(
                                "bad-blueprint",
                                above.identity() + " is a file where " + file.identity() + " needs a directory"));
                    }
                }
            }
        }

        private static Optional<RelativePath> relative(String path) {
            // git's directory and our own are nobody's to write to.
            int slash = path.indexOf('/');
            String first = (slash < 0 ? path : path.substring(0, slash)).toLowerCase(Locale.ROOT);
            boolean odd =
                    path.chars().anyMatch(Character::isISOControl) || path.indexOf('{') >= 0 || path.indexOf('}') >= 0;
            if (odd || first.equals(".git") || first.equals(".armature")) {
                return Optional.empty();
            }
            try {
                return Optional.of(new RelativePath(path));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static boolean leaves(RelativePath link, String target) {
            Path directory = Path.of("/" + link.value()).getParent();
            if (target.isEmpty() || target.startsWith("/") || directory == null) {
                return true;
            }
            // Each step up must find a directory below the root, which normalize would not tell.
            int depth = directory.getNameCount();
            for (Path part : Path.of(target)) {
                depth += part.toString().equals("..") ? -1 : 1;
                if (depth < 0) {
                    return true;
                }
            }
            return false;
        }

        private void refuse(ComponentFile file, String message) {
            problems.add(Problem.error("bad-blueprint", file.at(), message));
        }
    }
}
