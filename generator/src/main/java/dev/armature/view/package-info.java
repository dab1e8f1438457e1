/** Public records that templates read. */
@NullMarked
package dev.armature.view;

import org.jspecify.annotations.NullMarked;
