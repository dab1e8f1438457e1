package dev.armature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;

/** Asks a person at a terminal, one line at a time, until an answer is right. Moves no cursor and colours nothing. */
final class Questions {
    private final BufferedReader in;
    private final PrintStream out;
    private final Output output;

    /** Asks in {@code shell}; one reader takes all answers, so that none is lost in another's buffer. */
    Questions(Shell shell, Output output) {
        this.in = new BufferedReader(new InputStreamReader(shell.in(), UTF_8));
        this.out = shell.err();
        this.output = output;
    }

    /** Says what is wrong with an answer; nothing: it is right. */
    @FunctionalInterface
    interface Check {
        /** The problems of {@code answer}. */
        List<Problem> of(String answer) throws IOException;
    }

    /** A line that is not a question. */
    void say(String line) {
        out.print(line + "\n");
    }

    /** The first answer that {@code check} finds nothing wrong with; nothing typed is {@code usual}. */
    String ask(String question, String usual, Check check) throws IOException {
        while (true) {
            out.print(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
            out.flush();
            String line = in.readLine();
            if (line == null) {
                out.print("\n");
                throw new ProblemException(
                        ExitCode.INTERRUPTED,
                        Problem.error("interrupted", "the answers ended, and nothing was made")
                                .suggest("run it again, or give a profile: armature new PROFILE"));
            }
            String answer = line.isBlank() ? usual : line.strip();
            List<Problem> problems = problems(answer, check);
            if (problems.isEmpty()) {
                return answer;
            }
            output.problems(problems);
        }
    }

    private static List<Problem> problems(String answer, Check check) throws IOException {
        // What is no UTF-8 reads as this character.
        if (answer.indexOf('\ufffd') >= 0 || answer.chars().anyMatch(Character::isISOControl)) {
            return List.of(Problem.error("encoding", "the answer holds what is no text"));
        }
        try {
            return check.of(answer);
        } catch (ProblemException e) {
            return e.problems();
        }
    }
}
