package dev.armature.render;

import dev.armature.blueprint.Plan;
import dev.armature.blueprint.PlannedFile;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;

/** Renders a plan: every file in memory, nothing on disk. */
public final class Renderer {
    private final VelocityEngine engine = engine();
    private final VelocityContext shared;

    /** Renders with {@code shared} as the variables that every template sees. */
    public Renderer(Map<String, Object> shared) {
        this.shared = new VelocityContext(new TreeMap<>(shared));
    }

    /**
     * Every file of the plan.
     *
     * @throws ProblemException when a template is wrong or asks a view for what it has not
     */
    public FileSet render(Plan plan) {
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>();
        for (PlannedFile file : plan.files()) {
            byte[] content = file.rendered() ? text(file).getBytes(StandardCharsets.UTF_8) : bytes(file);
            files.put(file.target(), new FileEntry(content, file.executable(), file.identity(), file.component()));
        }
        return new FileSet(files);
    }

    private String text(PlannedFile file) {
        VelocityContext context = new VelocityContext(new TreeMap<>(file.scope().variables()), shared);
        EventCartridge cartridge = new EventCartridge();
        cartridge.addReferenceInsertionEventHandler(new Insertion());
        cartridge.attachToContext(context);
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(file.template().toString(), "UTF-8").merge(context, out);
        } catch (VelocityException e) {
            throw TemplateFault.of(file.template(), e);
        }
        return CharacterMap.decode(out.getBuffer());
    }

    private static byte[] bytes(PlannedFile file) {
        try {
            return Files.readAllBytes(file.template());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VelocityEngine engine() {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "templates");
        engine.setProperty("resource.loader.templates.instance", new TemplateLoader());
        engine.setProperty("resource.loader.templates.cache", "true");
        engine.setProperty(RuntimeConstants.RESOURCE_MANAGER_DEFAULTCACHE_SIZE, "0");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        engine.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, RecordUberspect.class.getName());
        engine.init();
        return engine;
    }

    /** Lets only text and numbers into a file, so that nobody finds a record's {@code toString} in one. */
    private static final class Insertion implements ReferenceInsertionEventHandler {
        @Override
        public Object referenceInsert(Context context, String reference, Object value) {
            if (value instanceof String text) {
                return CharacterMap.shield(text);
            }
            if (value instanceof Integer || value instanceof Long) {
                return value;
            }
            throw new VelocityException(reference + " is no text but "
                    + (value == null ? "nothing" : value.getClass().getSimpleName()));
        }
    }
}
