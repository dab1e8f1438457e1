/** Rendered files in memory, and the workspace that brings them to disk as a whole. */
@NullMarked
package dev.armature.files;

import org.jspecify.annotations.NullMarked;
