/** What components add to files that other components hold. */
@NullMarked
package dev.armature.view.brings;

import org.jspecify.annotations.NullMarked;
