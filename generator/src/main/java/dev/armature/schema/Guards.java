package dev.armature.schema;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.RelationField;
import dev.armature.domain.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps the rows of tenants apart in PostgreSQL, beside what Django makes itself: policies, and references that hold
 * the tenant too, since no policy is asked when a reference is checked.
 *
 * @param type the type of the tenants' keys
 * @param rows the tables whose rows belong to a tenant, and that of the tenants
 * @param pairs the join tables, whose rows belong to whom the list belongs
 */
public record Guards(String type, List<Rows> rows, List<Pairs> pairs) {
    public Guards {
        rows = List.copyOf(rows);
        pairs = List.copyOf(pairs);
    }

    /**
     * A table.
     *
     * @param app the app that it is of
     * @param table its name
     * @param tenant the column that says whose a row is
     * @param keys its references to rows of the same tenant
     */
    public record Rows(String app, String table, String tenant, List<Key> keys) {
        public Rows {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A reference that the tenant is part of.
     *
     * @param name of the constraint
     * @param column the reference
     * @param target the app and name of what it leads to
     * @param toTable where it leads
     * @param toTenant the column there that says whose a row is
     */
    public record Key(String name, String column, EntityRef target, String toTable, String toTenant) {}

    /**
     * A join table.
     *
     * @param app the app that it is of
     * @param join its columns, and where they lead
     * @param ownerTenant the column that says whose the row with the list is
     * @param target the app and name of what is in the list
     * @param targetTenant the column that says whose a row in the list is, if it is somebody's
     */
    public record Pairs(
            String app, JoinTable join, String ownerTenant, EntityRef target, Optional<String> targetTenant) {}

    /** Those of a domain; none without tenancy. */
    public static Optional<Guards> of(Domain domain, Models models) {
        return domain.tenancy().map(tenancy -> new Reader(domain, tenancy, models).guards());
    }

    /** The unique rule that a table needs so that references which hold the tenant can lead to it. */
    static Optional<Rule> unique(Domain domain, Model model) {
        return domain.tenancy()
                .filter(tenancy -> tenancy.holds(model.ref()))
                .filter(tenancy -> domain.entities()
                        .filter(entity -> owned(tenancy, entity.ref()))
                        .flatMap(entity -> entity.fields().stream())
                        .anyMatch(field -> field instanceof RelationField relation
                                && relation.kind() != RelationField.Kind.MANY
                                && relation.target().equals(model.ref())))
                .map(tenancy -> {
                    List<String> fields = List.of(tenancy.field(), "id");
                    return new Rule.Unique(Names.cut(model.table() + "_" + String.join("_", fields) + "_uniq"), fields);
                });
    }

    private static boolean owned(Tenancy tenancy, EntityRef entity) {
        return tenancy.holds(entity) || tenancy.by().equals(entity);
    }

    private record Reader(Domain domain, Tenancy tenancy, Models models) {
        Guards guards() {
            List<Rows> rows = new ArrayList<>();
            List<Pairs> pairs = new ArrayList<>();
            domain.entities()
                    .filter(entity -> owned(tenancy, entity.ref()))
                    .map(Entity::ref)
                    .forEach(ref -> {
                        Model model = models.find(ref).orElseThrow();
                        rows.add(rows(model));
                        pairs.addAll(pairs(model));
                    });
            Model by = models.find(tenancy.by()).orElseThrow();
            return new Guards(type(by), rows, pairs);
        }

        private static String type(Model by) {
            ColumnType type = ColumnType.of(by.attribute("id").value().orElseThrow());
            return type.kind() == ColumnType.Kind.UUID ? "uuid" : "bigint";
        }

        private String tenantOf(EntityRef entity) {
            return entity.equals(tenancy.by()) ? "id" : Names.cut(tenancy.field() + "_id");
        }

        private Rows rows(Model model) {
            String tenant = tenantOf(model.ref());
            List<Key> keys = model.attributes().stream()
                    .filter(Attribute::reference)
                    .filter(attribute ->
                            tenancy.holds(attribute.relation().orElseThrow().target()))
                    .map(attribute -> key(model.table(), tenant, attribute))
                    .toList();
            return new Rows(model.ref().app(), model.table(), tenant, keys);
        }

        private Key key(String table, String tenant, Attribute attribute) {
            EntityRef target = attribute.relation().orElseThrow().target();
            String toTable = Model.table(target);
            String toTenant = tenantOf(target);
            String name = Names.hashed(table, List.of(tenant, attribute.column()), "_fk_" + toTable + "_" + toTenant);
            return new Key(name, attribute.column(), target, toTable, toTenant);
        }

        private List<Pairs> pairs(Model model) {
            return model.attributes().stream()
                    .filter(Attribute::many)
                    .map(attribute -> attribute.relation().orElseThrow())
                    .filter(relation -> relation.through().isEmpty())
                    .map(relation -> new Pairs(
                            model.ref().app(),
                            JoinTable.of(model, relation),
                            tenantOf(model.ref()),
                            relation.target(),
                            owned(tenancy, relation.target())
                                    ? Optional.of(tenantOf(relation.target()))
                                    : Optional.empty()))
                    .toList();
        }
    }
}
