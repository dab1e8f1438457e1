/** Python text: identifiers, literals, and a printer that breaks lines as ruff format does. */
@NullMarked
package dev.armature.python;

import org.jspecify.annotations.NullMarked;
