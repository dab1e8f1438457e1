/** What templates of Alembic's revisions read. */
@NullMarked
package dev.armature.view.alembic;

import org.jspecify.annotations.NullMarked;
