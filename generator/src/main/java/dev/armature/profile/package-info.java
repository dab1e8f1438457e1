/** Profile text becomes a validated Domain, or every problem of the file. */
@NullMarked
package dev.armature.profile;

import org.jspecify.annotations.NullMarked;
