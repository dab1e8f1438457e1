/** The command line: options in, text and exit code out; the only importer of picocli. */
@NullMarked
package dev.armature.cli;

import org.jspecify.annotations.NullMarked;
