package dev.armature.view.alembic;

import java.util.List;

/**
 * One revision of Alembic.
 *
 * @param id its name for the next one
 * @param postgresql whether it imports PostgreSQL's own types
 * @param upgrade statements, broken as ruff would
 * @param downgrade statements that take them back
 */
public record RevisionView(String id, boolean postgresql, List<String> upgrade, List<String> downgrade) {
    public RevisionView {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }
}
