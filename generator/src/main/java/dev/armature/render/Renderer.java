package dev.armature.render;

import dev.armature.blueprint.ComponentFile.Link;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.blueprint.Plan;
import dev.armature.blueprint.PlannedFile;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.work.Beside;
import dev.armature.work.Once;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;

/** Renders a plan: every file in memory, nothing on disk. */
public final class Renderer {
    private final Templates templates;
    private final VelocityContext shared;
    private final Map<String, Object> names;

    /** Renders {@code templates} with {@code shared} as the variables that each of them sees. */
    public Renderer(Templates templates, Map<String, Object> shared) {
        this.templates = templates;
        this.names = Map.copyOf(shared);
        this.shared = new VelocityContext(new TreeMap<>(shared));
    }

    /**
     * Every file of the plan.
     *
     * @throws ProblemException when a template is wrong or asks a view for what it has not
     */
    public FileSet render(Plan plan) {
        refuseMisspeltNames(plan);
        List<Once<FileEntry>> entries =
                plan.files().stream().map(file -> new Once<>(() -> entry(file))).toList();
        Beside.help(() -> backwards(entries));
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            files.put(plan.files().get(i).target(), entries.get(i).result());
        }
        return new FileSet(files);
    }

    // Whoever takes the files from their end meets whoever takes them from their beginning.
    private static void backwards(List<Once<FileEntry>> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).start();
        }
    }

    private FileEntry entry(PlannedFile file) {
        if (file.source() instanceof Link link) {
            return FileEntry.link(link.target(), file.identity(), file.component());
        }
        Template template = (Template) file.source();
        byte[] content = template.rendered() ? text(file, template).getBytes(StandardCharsets.UTF_8) : bytes(template);
        return new FileEntry(content, file.executable(), file.identity(), file.component());
    }

    /** Tests hold our own templates to their views; those of a pack are looked through here, unused branches too. */
    private void refuseMisspeltNames(Plan plan) {
        Map<Path, List<Problem>> problems = new TreeMap<>();
        for (PlannedFile file : plan.files()) {
            if (file.source() instanceof Template template && template.ofPack() && template.rendered()) {
                Map<String, Object> variables = new TreeMap<>(names);
                variables.putAll(file.scope().variables());
                problems.computeIfAbsent(template.file(), path -> problemsOf(path, variables));
            }
        }
        List<Problem> all = problems.values().stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            throw new ProblemException(ExitCode.INPUT, all);
        }
    }

    private static List<Problem> problemsOf(Path template, Map<String, Object> variables) {
        String text = TemplateLoader.read(template);
        List<Problem> problems = TemplateCheck.of(template.toString(), text);
        return problems.isEmpty() ? TemplateNames.check(template.toString(), text, variables) : problems;
    }

    private String text(PlannedFile file, Template template) {
        VelocityContext context = new VelocityContext(new TreeMap<>(file.scope().variables()), shared);
        EventCartridge cartridge = new EventCartridge();
        cartridge.addReferenceInsertionEventHandler(new Insertion());
        cartridge.attachToContext(context);
        return templates.render(template, context);
    }

    private static byte[] bytes(Template template) {
        try {
            return template.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets only text and numbers into a file, so that nobody finds a record's {@code toString} in one. */
    private static final class Insertion implements ReferenceInsertionEventHandler {
        @Override
        public Object referenceInsert(Context context, String reference, Object value) {
            if (value instanceof String text) {
                return TemplateText.shield(text);
            }
            if (value instanceof Integer || value instanceof Long) {
                return value;
            }
            throw new VelocityException(reference + " is no text but "
                    + (value == null ? "nothing" : value.getClass().getSimpleName()));
        }
    }
}
