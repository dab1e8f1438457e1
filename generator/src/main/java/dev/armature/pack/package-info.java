/** A pack: a directory that adds to Armature's blueprints and templates. It is data and runs nothing. */
@NullMarked
package dev.armature.pack;

import org.jspecify.annotations.NullMarked;
