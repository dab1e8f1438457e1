package dev.armature.cli;

import dev.armature.blueprint.BlueprintReader;
import dev.armature.domain.Domain;
import dev.armature.domain.PackInfo;
import dev.armature.domain.PackVariable;
import dev.armature.pack.Pack;
import dev.armature.problem.Problem;
import dev.armature.problem.Severity;
import dev.armature.profile.ProfileDraft;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a profile out of answers. Each answer goes into the profile at once and is taken only when the profile is right
 * with it: a person at the terminal reads the same problems as one who writes the file.
 */
final class Wizard {
    private static final String FILE = "-";
    private static final String HYBRID = "hybrid";
    private static final Problem TWICE =
            Problem.error("duplicate-key", "there is one of this name already").suggest("take another name");

    private final Shell shell;
    private final Questions questions;
    private final Optional<PackInfo> pack;
    private ProfileDraft draft = new ProfileDraft();

    /**
     * What came of it.
     *
     * @param profile its text
     * @param file the file that it is to be written to
     */
    record Answers(String profile, String file) {}

    /** Where the repository is to lie, once the domain is known. */
    @FunctionalInterface
    interface Place {
        /** Says what is wrong with a directory for the repository of {@code domain}. */
        Questions.Check of(Domain domain, String profile);
    }

    /** Asks in {@code shell}, for a project with this pack. */
    Wizard(Shell shell, Output output, Optional<Pack> pack) {
        this.shell = shell;
        this.questions = new Questions(shell, output);
        this.pack = pack.map(Pack::info);
    }

    /** Asks everything; what {@code place} takes is the directory. */
    Answers ask(Place place) throws IOException {
        questions.say("A new project. Ctrl-C ends this, and nothing is made.\n");
        draft.set("project", "");
        draft.set("architecture", HYBRID);
        questions.ask(
                "Name",
                "",
                answer -> take(
                        changed -> {
                            changed.set("project", answer);
                            return true;
                        },
                        Optional.empty()));
        architecture();
        variables();
        apps();
        questions.say("\nThe profile:\n\n" + draft.text());
        Domain domain = ProfileReader.read(draft.text(), FILE, pack).domain().orElseThrow();
        String slug = domain.project().slug();
        String file = questions.ask("Write it to", slug + ".yaml", this::free);
        questions.ask("Make the repository in", slug, place.of(domain, draft.text()));
        return new Answers(draft.text(), file);
    }

    private void architecture() throws IOException {
        questions.say("Architecture:");
        List<String> names = ProfileWords.architectures();
        for (int i = 0; i < names.size(); i++) {
            String summary = BlueprintReader.of(shell.home()).read(names.get(i)).summary();
            questions.say("  " + (i + 1) + "  " + names.get(i)
                    + " ".repeat(9 - names.get(i).length()) + summary);
        }
        questions.ask("Which", HYBRID, answer -> {
            boolean isNumber = answer.matches("[1-9]") && Integer.parseInt(answer) <= names.size();
            String name = isNumber ? names.get(Integer.parseInt(answer) - 1) : answer;
            return take(
                    changed -> {
                        changed.set("architecture", name);
                        return true;
                    },
                    Optional.empty());
        });
    }

    /** Those without a default: as long as one is missing, the profile is wrong for that and no other reason. */
    private void variables() throws IOException {
        List<PackVariable> asked = pack.map(PackInfo::variables).orElse(List.of()).stream()
                .filter(variable -> variable.fallback().isEmpty())
                .toList();
        for (int i = 0; i < asked.size(); i++) {
            PackVariable variable = asked.get(i);
            PackInfo until = new PackInfo(pack.get().name(), pack.get().version(), asked.subList(0, i + 1));
            String help = variable.help().isEmpty() ? "" : " (" + variable.help() + ")";
            questions.ask(variable.name() + help, "", answer -> {
                if (answer.isEmpty()) {
                    return List.of(Problem.error("missing-variable", "the pack asks for a value"));
                }
                return take(
                        changed -> {
                            changed.setVariable(variable.name(), answer);
                            return true;
                        },
                        Optional.of(until));
            });
        }
    }

    private void apps() throws IOException {
        String question = "A first app, such as catalog (nothing: none)";
        while (true) {
            String app = questions.ask(question, "", optional(name -> changed -> changed.addApp(name)));
            if (app.isEmpty()) {
                return;
            }
            entities(app);
            question = "Another app (nothing: none)";
        }
    }

    private void entities(String app) throws IOException {
        String question = "  Entity, such as Product (nothing: no more)";
        while (true) {
            String entity = questions.ask(question, "", optional(name -> changed -> changed.addEntity(app, name)));
            if (entity.isEmpty()) {
                return;
            }
            fields(app, entity);
            question = "  Another entity (nothing: no more)";
        }
    }

    private void fields(String app, String entity) throws IOException {
        String question = "    Field, such as price: decimal(10,2) min=0 (nothing: no more)";
        while (!questions
                .ask(question, "", answer -> field(app, entity, answer))
                .isEmpty()) {
            question = "    Another field (nothing: no more)";
        }
    }

    private List<Problem> field(String app, String entity, String answer) {
        String[] parts = answer.split("\\s*[:\\s]\\s*", 2);
        if (answer.isEmpty()) {
            return List.of();
        }
        if (parts.length < 2 || parts[1].isEmpty()) {
            return List.of(Problem.error("wrong-kind", "a field has a name and a type")
                    .suggest(parts[0] + ": string, or another type (armature list types)"));
        }
        return take(changed -> changed.addField(app, entity, parts[0], parts[1]), pack);
    }

    /** What changes a draft for an answer. */
    @FunctionalInterface
    private interface Change {
        Predicate<ProfileDraft> by(String answer);
    }

    private Questions.Check optional(Change change) {
        return answer -> answer.isEmpty() ? List.of() : take(change.by(answer), pack);
    }

    /** Takes a change, unless the profile is wrong with it. */
    private List<Problem> take(Predicate<ProfileDraft> change, Optional<PackInfo> against) {
        ProfileDraft changed = draft.copy();
        if (!change.test(changed)) {
            return List.of(TWICE);
        }
        List<Problem> problems = ProfileReader.read(changed.text(), FILE, against).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                // Nobody has seen the file that the places are in.
                .map(problem -> new Problem(
                        problem.severity(), problem.code(), Optional.empty(), problem.message(), problem.suggestion()))
                .toList();
        if (problems.isEmpty()) {
            draft = changed;
        }
        return problems;
    }

    private List<Problem> free(String file) {
        try {
            boolean isThere = Files.exists(shell.directory().resolve(file), LinkOption.NOFOLLOW_LINKS);
            return isThere
                    ? List.of(Problem.error("would-overwrite", file + " is there already")
                            .suggest("name another file"))
                    : List.of();
        } catch (InvalidPathException e) {
            return List.of(Problem.error("no-such-profile", file + " is not a path"));
        }
    }
}
