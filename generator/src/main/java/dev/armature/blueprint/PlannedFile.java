package dev.armature.blueprint;

import dev.armature.files.RelativePath;
import dev.armature.view.Scope;
import java.nio.file.Path;

/**
 * One file to be rendered.
 *
 * @param target where it comes out
 * @param template the file below the templates' directory; rendered when it ends in {@code .vm}, else copied
 * @param scope what the template sees beside the shared variables
 * @param executable whether it carries the executable bit
 * @param identity what it is followed by through renames: component, path in the tree and the scope's key
 * @param component its component's name
 * @param note why it is there
 */
public record PlannedFile(
        RelativePath target,
        Path template,
        Scope scope,
        boolean executable,
        String identity,
        String component,
        FileNote note) {
    /** Whether the template is rendered and not copied. */
    public boolean rendered() {
        return template.toString().endsWith(".vm");
    }
}
