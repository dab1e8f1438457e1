/** What a user can ask for (create, validate), each as one plain class. */
@NullMarked
package dev.armature.project;

import org.jspecify.annotations.NullMarked;
