/** What is wrong with an input: where, why and what to do; nothing else depends on how it is printed. */
@NullMarked
package dev.armature.problem;

import org.jspecify.annotations.NullMarked;
