/** How a value is written in files that are not Python, so that it can never become more than a value. */
@NullMarked
package dev.armature.text;

import org.jspecify.annotations.NullMarked;
