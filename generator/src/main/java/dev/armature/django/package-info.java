/** How Django names, types and writes what a Domain declares; the one place that knows. */
@NullMarked
package dev.armature.django;

import org.jspecify.annotations.NullMarked;
