/** A plan and its views become a FileSet; the only importer of Velocity. */
@NullMarked
package dev.armature.render;

import org.jspecify.annotations.NullMarked;
