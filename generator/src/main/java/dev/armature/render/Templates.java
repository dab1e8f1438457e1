package dev.armature.render;

import dev.armature.blueprint.ComponentFile.Template;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;

/** Templates as Velocity has read them. */
public final class Templates {
    private final TemplateLoader loader = new TemplateLoader();
    private final VelocityEngine engine = engine(loader);

    /** Reads these at once; any other is read when it is first rendered. */
    public static Templates of(Collection<Template> files) {
        Templates templates = new Templates();
        for (Template template : files) {
            if (template.rendered()) {
                templates.read(template.file());
            }
        }
        return templates;
    }

    private void read(Path file) {
        try {
            engine.getTemplate(file.toString(), "UTF-8");
        } catch (RuntimeException e) {
            // Whoever renders it will meet the same, and say what is wrong and where.
        }
    }

    /** The text that comes out of a template. */
    String render(Path file, Context context) {
        String source = file.toString();
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(source, "UTF-8").merge(context, out);
        } catch (VelocityException e) {
            throw TemplateFault.of(file, e);
        }
        return loader.text(source).expand(out.toString());
    }

    private static VelocityEngine engine(TemplateLoader loader) {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "templates");
        engine.setProperty("resource.loader.templates.instance", loader);
        engine.setProperty("resource.loader.templates.cache", "true");
        engine.setProperty(RuntimeConstants.RESOURCE_MANAGER_DEFAULTCACHE_SIZE, "0");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        engine.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, RecordUberspect.class.getName());
        engine.init();
        return engine;
    }
}
