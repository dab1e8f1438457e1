/** Tables, columns and constraints as Django makes them in PostgreSQL. */
@NullMarked
package dev.armature.schema;

import org.jspecify.annotations.NullMarked;
