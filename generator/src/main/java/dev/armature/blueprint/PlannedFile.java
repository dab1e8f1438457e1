package dev.armature.blueprint;

import dev.armature.blueprint.ComponentFile.Source;
import dev.armature.files.RelativePath;
import dev.armature.view.Scope;

/**
 * One file to be rendered.
 *
 * @param target where it comes out
 * @param source a template, or where a link points
 * @param scope what the template sees beside the shared variables
 * @param executable whether it carries the executable bit
 * @param identity what it is followed by through renames: component, path in the tree and the scope's key
 * @param component its component's name
 * @param note why it is there
 */
public record PlannedFile(
        RelativePath target,
        Source source,
        Scope scope,
        boolean executable,
        String identity,
        String component,
        FileNote note) {}
