/** The variables of a pack, as its templates see them. */
@NullMarked
package dev.armature.view.pack;

import org.jspecify.annotations.NullMarked;
