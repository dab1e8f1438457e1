package dev.armature.render;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;

/** Gives Velocity the skeletons of templates, and keeps what belongs between their bones. */
final class TemplateLoader extends ResourceLoader {
    private final Map<String, TemplateText> texts = new ConcurrentHashMap<>();

    @Override
    public void init(ExtProperties configuration) {
        // Templates are named by their absolute paths: nothing to set up.
    }

    @Override
    public Reader getResourceReader(String source, String encoding) {
        String template = read(Path.of(source));
        List<Problem> problems = TemplateCheck.of(source, template);
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.FAULT, problems);
        }
        TemplateText text = TemplateText.of(template);
        texts.put(source, text);
        return new StringReader(text.skeleton());
    }

    /** A template that Velocity has read. */
    TemplateText text(String source) {
        return Objects.requireNonNull(texts.get(source), source);
    }

    /** The text of a template. */
    static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (MalformedInputException e) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error(
                            "bad-template",
                            new Location(source.toString(), 1, 1, 1),
                            "a template that is rendered is UTF-8 text; without .vm it is copied as it is"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    @Override
    public boolean isSourceModified(Resource resource) {
        return false;
    }

    @Override
    public long getLastModified(Resource resource) {
        return 0;
    }
}
