/** Armature: one profile becomes a whole, running, tested repository. */
@NullMarked
package dev.armature;

import org.jspecify.annotations.NullMarked;
