package dev.armature.render;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;

/** Gives Velocity the templates of a directory, with their characters mapped. */
final class TemplateLoader extends ResourceLoader {
    @Override
    public void init(ExtProperties configuration) {
        // Templates are named by their absolute paths: nothing to set up.
    }

    @Override
    public Reader getResourceReader(String source, String encoding) {
        try {
            return new StringReader(CharacterMap.encode(Files.readString(Path.of(source))));
        } catch (IOException e) {
            throw new ResourceNotFoundException("cannot read " + source, e);
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
