package dev.armature.render;

import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.work.Once;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;

/** Templates as Velocity has read them. */
public final class Templates {
    private final TemplateLoader loader = new TemplateLoader();
    private final VelocityEngine engine = engine(loader);
    private final Map<Path, Once<org.apache.velocity.Template>> known = new ConcurrentHashMap<>();

    /** Refuses a template that is none. */
    public static void check(Template template) {
        if (template.rendered()) {
            TemplateLoader.content(template);
        }
    }

    /** Reads these; meanwhile others may already render what is read, and read what they need first. */
    public void read(Collection<Template> files) {
        for (Template template : files) {
            if (template.rendered()) {
                known(template).start();
            }
        }
    }

    private Once<org.apache.velocity.Template> known(Template template) {
        return known.computeIfAbsent(
                template.file(),
                path -> new Once<>(() -> {
                    loader.offer(template);
                    return engine.getTemplate(path.toString(), "UTF-8");
                }));
    }

    /** The text that comes out of a template. */
    String render(Template template, Context context) {
        StringWriter out = new StringWriter();
        try {
            known(template).result().merge(context, out);
        } catch (VelocityException e) {
            throw TemplateFault.of(template.file(), e);
        }
        return loader.text(template.file().toString()).expand(out.toString());
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
