package dev.armature.yaml;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in plain words why a text is no YAML. */
final class SyntaxProblem {
    static final String CODE = "yaml-syntax";

    /** What SnakeYAML's message holds, what is said instead, and what to do. */
    private record Translation(String part, String message, String advice) {}

    private static final List<Translation> TRANSLATIONS = List.of(
            new Translation("'\\t(TAB)'", "a tab cannot indent in YAML", "use spaces"),
            new Translation(
                    "mapping values are not allowed here",
                    "there cannot be a second colon here",
                    "put the value in quotes, or check how the line is indented"),
            new Translation(
                    "expected <block end>",
                    "this line is indented unlike its neighbours",
                    "align it with its siblings"),
            new Translation("could not find expected ':'", "this key has no colon", "write it as key: value"),
            new Translation("expected ',' or '}'", "a comma or } is missing", "check the braces of this mapping"),
            new Translation("expected ',' or ']'", "a comma or ] is missing", "check the brackets of this list"),
            new Translation("found unexpected end of stream", "what begins here has no end", "close the quote"),
            new Translation("unknown escape character", "YAML knows no such escape", "use single quotes"),
            new Translation("found undefined alias", "there is no anchor of this name before", "write the value out"),
            new Translation(
                    "cannot start any token", "a value cannot begin with this character", "put the value in quotes"));

    private SyntaxProblem() {}

    static Problem of(SourceText source, MarkedYAMLException e) {
        boolean atEnd =
                e.getContextMark() != null && String.valueOf(e.getProblem()).contains("end of stream");
        Mark mark = e.getProblemMark() == null || atEnd ? e.getContextMark() : e.getProblemMark();
        int index = mark == null ? 0 : Math.min(mark.getIndex(), source.length());
        String said = String.valueOf(e.getProblem());
        for (Translation translation : TRANSLATIONS) {
            if (said.contains(translation.part())) {
                return Problem.error(CODE, source.at(index, index), translation.message())
                        .suggest(translation.advice());
            }
        }
        return Problem.error(CODE, source.at(index, index), "this is no YAML: " + said);
    }

    static Problem of(SourceText source, ReaderException e) {
        return invisible(source, Math.min(e.getPosition(), source.length() - 1))
                .problems()
                .get(0);
    }

    static ProblemException invisible(SourceText source, int index) {
        String name = String.format(Locale.ROOT, "U+%04X", source.character(index));
        return new ProblemException(
                ExitCode.INPUT,
                Problem.error(
                                CODE,
                                source.at(index, index),
                                "the invisible character " + name + " cannot stand in YAML")
                        .suggest("delete it, or write it as an escape in double quotes"));
    }
}
