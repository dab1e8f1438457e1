package dev.armature.profile;

import dev.armature.problem.Location;
import dev.armature.problem.Nearest;
import dev.armature.problem.Problem;
import dev.armature.problem.Severity;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every problem found so far in one file. */
final class Findings {
    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> causes = new ArrayList<>();
    private final List<Span> consequences = new ArrayList<>();

    Findings(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    /** The place to name when something is missing. */
    Location top() {
        return source.at(0, 1);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void error(String code, Location at, String message) {
        problems.add(Problem.error(code, at, message));
    }

    void error(String code, Location at, String message, String advice) {
        problems.add(Problem.error(code, at, message).suggest(advice));
    }

    /** An error about a word, with what was meant where that can be told. */
    void refuse(String code, Word word, String message, Optional<String> meant) {
        Problem problem = Problem.error(code, word.at(), message);
        problems.add(meant.map(problem::suggest).orElse(problem));
    }

    /** An error about a word that is none of {@code words}; suggests the nearest, or all when they are few. */
    void unknown(String code, Word word, String message, Collection<String> words) {
        Problem problem = Problem.error(code, word.at(), message);
        Optional<String> nearest = Nearest.to(word.text(), words);
        if (nearest.isPresent()) {
            problems.add(problem.suggest(nearest.get()));
        } else if (!words.isEmpty() && words.size() <= 12) {
            problems.add(problem.suggest(String.join(", ", words)));
        } else {
            problems.add(problem);
        }
    }

    void warning(String code, Location at, String message) {
        problems.add(Problem.warning(code, at, message));
    }

    /** An error whose consequences, whatever else is found wrong within {@code span}, are not told. */
    void cause(Problem problem, Span span) {
        causes.add(problem);
        consequences.add(span);
    }

    /** The line that a problem is about, as it is read. */
    Span line(Problem problem) {
        int index = source.indexOf(problem.at().orElse(top()));
        return new Span(source.lineStart(index), source.lineEnd(index) + 1);
    }

    /** Everything found, by line. */
    List<Problem> sorted() {
        if (causes.isEmpty() && problems.isEmpty()) {
            return List.of();
        }
        List<Problem> told = new ArrayList<>(causes);
        problems.stream().filter(problem -> !isConsequence(problem)).forEach(told::add);
        Comparator<Problem> byPlace = Comparator.comparing(
                problem -> problem.at().orElse(top()),
                Comparator.comparingInt(Location::line).thenComparingInt(Location::column));
        return told.stream().distinct().sorted(byPlace).toList();
    }

    /** Whether something is wrong within {@code span} already. */
    boolean isTold(Span span) {
        return problems.stream()
                .flatMap(problem -> problem.at().stream())
                .map(source::indexOf)
                .anyMatch(span::holds);
    }

    boolean hasErrors() {
        return sorted().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private boolean isConsequence(Problem problem) {
        return problem.at()
                .map(source::indexOf)
                .filter(index -> consequences.stream().anyMatch(span -> span.holds(index)))
                .isPresent();
    }
}
