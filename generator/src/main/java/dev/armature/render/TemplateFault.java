package dev.armature.render;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.exception.VelocityException;

/** Says in plain words, with line and column, what Velocity found wrong with a template. */
final class TemplateFault {
    private static final Pattern PLACE = Pattern.compile("\\s*at \\S+\\[line (\\d+), column (\\d+)\\]");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*\\}");
    private static final Pattern UNSET =
            Pattern.compile("Variable \\$([A-Za-z0-9_]+) has not been set.*", Pattern.DOTALL);

    private TemplateFault() {}

    /** The problem behind {@code cause}; a problem found on the way to it passes unchanged. */
    static ProblemException of(Path template, VelocityException cause) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof ProblemException known) {
                return known;
            }
        }
        String said = String.valueOf(cause.getMessage());
        Matcher place = PLACE.matcher(said);
        String what = place.find() ? said.substring(0, place.start()) : said;
        Matcher unset = UNSET.matcher(what);
        String message = unset.matches() ? "There is no variable '" + unset.group(1) + "'" : what;
        return new ProblemException(ExitCode.FAULT, Problem.error("bad-template", at(template, said), message + "."));
    }

    private static Location at(Path template, String said) {
        Matcher place = PLACE.matcher(said);
        if (place.find()) {
            String text = TemplateLoader.read(template);
            int at = TemplateText.of(text).original(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            int lineStart = text.lastIndexOf('\n', at - 1) + 1;
            int line = 1
                    + (int) text.chars().limit(lineStart).filter(c -> c == '\n').count();
            return at(template, line, at - lineStart + 1);
        }
        Matcher reference = REFERENCE.matcher(said);
        return reference.find() ? firstUse(template, reference.group()) : at(template, 1, 1);
    }

    /** Where a reference stands first: what is wrong with a value is said without a place. */
    private static Location firstUse(Path template, String reference) {
        List<String> lines = lines(template);
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf(reference);
            if (column >= 0) {
                return at(template, i + 1, column + 1);
            }
        }
        return at(template, 1, 1);
    }

    private static List<String> lines(Path template) {
        try {
            return Files.readAllLines(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Location at(Path template, int line, int column) {
        return new Location(template.toString(), line, column, 1);
    }
}
