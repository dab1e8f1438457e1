package dev.armature.problem;

import java.util.List;

/** Ends a run because of what the user gave or where it ran; carries every problem found, never just the first. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final transient List<Problem> problems;

    /** Ends the run with {@code exit} and all {@code problems}. */
    public ProblemException(ExitCode exit, List<Problem> problems) {
        super(problems.isEmpty() ? exit.name() : problems.get(0).message());
        this.exit = exit;
        this.problems = List.copyOf(problems);
    }

    /** Ends the run with one problem. */
    public ProblemException(ExitCode exit, Problem problem) {
        this(exit, List.of(problem));
    }

    /** The exit code that fits. */
    public ExitCode exit() {
        return exit;
    }

    /** Every problem, sorted by line where they have one. */
    public List<Problem> problems() {
        return problems;
    }
}
