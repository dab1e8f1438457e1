package dev.armature.view;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Key;
import dev.armature.domain.Tenancy;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Guards;
import dev.armature.schema.Models;
import dev.armature.schema.Names;
import java.util.List;

/**
 * Whose rows are kept apart.
 *
 * @param any whether there are tenants
 * @param words what one is called in words
 * @param modelLine the statement that names their class
 * @param fieldLine the statement that names the reference to one
 * @param columnLine the statement that names its column
 * @param foreignLine the statement that says what is wrong with a row of another one
 * @param uuid whether their keys are UUIDs
 * @param guard what keeps their rows apart in PostgreSQL
 */
public record TenancyView(
        boolean any,
        String words,
        String modelLine,
        String fieldLine,
        String columnLine,
        String foreignLine,
        boolean uuid,
        GuardView guard) {

    /** The view of a project. */
    public static TenancyView of(Domain domain) {
        return domain.tenancy()
                .map(tenancy -> of(domain, tenancy))
                .orElseGet(() -> new TenancyView(
                        false, "", "", "", "", "", false, new GuardView(List.of(), "", List.of(), List.of())));
    }

    private static TenancyView of(Domain domain, Tenancy tenancy) {
        EntityRef by = tenancy.by();
        String words = Entity.words(by);
        return new TenancyView(
                true,
                words,
                Python.assignment("TENANTS", Expr.string(by.toString()), 0),
                Python.assignment("FIELD", Expr.string(tenancy.field()), 0),
                Python.assignment("COLUMN", Expr.string(Names.cut(tenancy.field() + "_id")), 0),
                Python.assignment("FOREIGN", Expr.string("This belongs to another " + words + "."), 0),
                domain.entity(by).filter(entity -> entity.key() == Key.UUID).isPresent(),
                GuardView.of(Guards.of(domain, Models.of(domain)).orElseThrow()));
    }
}
