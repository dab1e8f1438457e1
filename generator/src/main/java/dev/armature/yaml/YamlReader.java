package dev.armature.yaml;

import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads one YAML document as nodes; scalars stay text, so that {@code no}, {@code 3.10} and {@code 0755} do. */
public final class YamlReader {
    private YamlReader() {}

    /** The document in {@code source}, with what is wrong with it. */
    public static YamlDocument read(SourceText source) {
        List<Problem> problems = new ArrayList<>();
        Optional<Node> root = Optional.empty();
        try {
            refuseOddLineBreaks(source);
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE);
            // Its parser alone: the Yaml class would load all that makes objects of nodes.
            ParserImpl events = new ParserImpl(new StreamReader(source.toString()), options);
            root = new Composer(source, events, problems).document();
        } catch (MarkedYAMLException e) {
            problems.add(SyntaxProblem.of(source, e));
        } catch (ReaderException e) {
            problems.add(SyntaxProblem.of(source, e));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (IllegalArgumentException e) {
            // SnakeYAML takes "\\U99999999" for a character and fails to make one.
            problems.add(noCharacter(source));
        }
        return new YamlDocument(source, root, problems);
    }

    private static Problem noCharacter(SourceText source) {
        int from = 0;
        for (int i = 0; i + 9 < source.length(); i++) {
            if (source.slice(i, i + 10).matches("[\\\\]U(?!0010|000)[0-9A-Fa-f]{8}")) {
                from = i;
                break;
            }
        }
        return Problem.error(
                "yaml-syntax", source.at(from, Math.min(from + 10, source.length())), "this escape is no character");
    }

    // YAML 1.1 ends lines at them, YAML 1.2 and editors do not.
    private static void refuseOddLineBreaks(SourceText source) {
        for (int i = 0; i < source.length(); i++) {
            int character = source.character(i);
            if (character == 0x85 || character == 0x2028 || character == 0x2029) {
                throw SyntaxProblem.invisible(source, i);
            }
        }
    }
}
