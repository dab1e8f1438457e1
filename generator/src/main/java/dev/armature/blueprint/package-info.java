/** Blueprint YAML and a Domain become the Plan: which file comes from which template. */
@NullMarked
package dev.armature.blueprint;

import org.jspecify.annotations.NullMarked;
