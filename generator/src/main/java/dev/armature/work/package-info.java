/** How two threads share work. */
@NullMarked
package dev.armature.work;

import org.jspecify.annotations.NullMarked;
