/** What the launcher does once so that every start is fast; the only importer of ASM. */
@NullMarked
package dev.armature.start;

import org.jspecify.annotations.NullMarked;
