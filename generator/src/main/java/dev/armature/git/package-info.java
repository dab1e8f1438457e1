/** The first commit and what follows; the only importer of JGit. */
@NullMarked
package dev.armature.git;

import org.jspecify.annotations.NullMarked;
