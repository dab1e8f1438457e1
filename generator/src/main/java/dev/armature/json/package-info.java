/** JSON text out of plain maps and lists. */
@NullMarked
package dev.armature.json;

import org.jspecify.annotations.NullMarked;
