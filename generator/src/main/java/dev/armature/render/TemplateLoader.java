package dev.armature.render;

import dev.armature.blueprint.ComponentFile.Template;
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
    private final Map<String, Template> offered = new ConcurrentHashMap<>();
    private final Map<String, TemplateText> texts = new ConcurrentHashMap<>();

    @Override
    public void init(ExtProperties configuration) {
        // Templates are named by their absolute paths: nothing to set up.
    }

    /** Names a template that Velocity will ask for. */
    void offer(Template template) {
        offered.put(template.file().toString(), template);
    }

    @Override
    public Reader getResourceReader(String source, String encoding) {
        TemplateText text = TemplateText.of(content(Objects.requireNonNull(offered.get(source), source)));
        texts.put(source, text);
        return new StringReader(text.skeleton());
    }

    /** The text of a template, which is checked unless it was before. */
    static String content(Template template) {
        if (template.content().isPresent()) {
            return template.content().get().text();
        }
        String content = read(template.file());
        List<Problem> problems = TemplateCheck.of(template.file().toString(), content);
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.FAULT, problems);
        }
        return content;
    }

    /** A template that Velocity has read. */
    TemplateText text(String source) {
        return Objects.requireNonNull(texts.get(source), source);
    }

    /** What is in the file of a template. */
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
