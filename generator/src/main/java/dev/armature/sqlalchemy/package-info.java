/** How SQLAlchemy writes the tables of a Schema; the one place that knows. */
@NullMarked
package dev.armature.sqlalchemy;

import org.jspecify.annotations.NullMarked;
