package dev.armature.view.repository;

import dev.armature.domain.Infrastructure.Database;

/**
 * The database, as the files around the two halves name it.
 *
 * @param postgresql whether it is PostgreSQL
 * @param sqlite whether it is SQLite
 * @param name what people call it
 * @param asOwner what a shell command begins with to run as the owner of the tables, where that is a role of its own
 */
public record DatabaseView(boolean postgresql, boolean sqlite, String name, String asOwner) {
    static DatabaseView of(Database database) {
        return switch (database) {
            case POSTGRESQL -> new DatabaseView(true, false, "PostgreSQL", "DATABASE_URL=$$MIGRATION_DATABASE_URL ");
            case SQLITE -> new DatabaseView(false, true, "SQLite", "");
        };
    }
}
