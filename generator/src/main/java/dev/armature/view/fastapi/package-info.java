/** What the templates of the FastAPI half read. */
@NullMarked
package dev.armature.view.fastapi;

import org.jspecify.annotations.NullMarked;
