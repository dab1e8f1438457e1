package dev.armature.profile;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.RelationField.OnDelete;
import dev.armature.domain.Tenancy;
import dev.armature.domain.ValueField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives each row of a tenant its reference to it, and lets what is unique be so within a tenant. */
final class TenantFields {
    private final Tenancy tenancy;

    private TenantFields(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The domain with what tenancy adds to it. */
    static Domain added(Domain domain) {
        return domain.tenancy()
                .map(TenantFields::new)
                .map(fields -> domain.with(fields::added))
                .orElse(domain);
    }

    private Entity added(Entity entity) {
        if (entity.ref().equals(tenancy.by())) {
            // A tenant made by another one would be seen by neither, and none takes all of its rows away.
            return entity.with(entity.api().without(Operation.CREATE, Operation.DELETE));
        }
        if (!tenancy.holds(entity.ref())) {
            return entity;
        }
        List<Field> fields = new ArrayList<>(List.of(tenant()));
        entity.fields().stream().map(this::scoped).forEach(fields::add);
        List<List<String>> unique = new ArrayList<>();
        fields.stream()
                .filter(field -> field.options().scoped())
                .forEach(field -> unique.add(List.of(tenancy.field(), field.name())));
        entity.unique()
                .forEach(names -> unique.add(Stream.concat(Stream.of(tenancy.field()), names.stream())
                        .toList()));
        return entity.with(fields, unique);
    }

    /** It has no way back: whatever that would be called, a field of the tenant's could be called so too. */
    private RelationField tenant() {
        Default value = new Default(Default.Kind.CURRENT_TENANT, "");
        return new RelationField(
                tenancy.field(),
                Kind.REF,
                tenancy.by(),
                Optional.empty(),
                OnDelete.PROTECT,
                Optional.of("+"),
                OptionsBuilder.system(value));
    }

    private Field scoped(Field field) {
        if (field instanceof ValueField value && field.options().unique()) {
            return value.with(field.options().withinTenant());
        }
        // A row of the same tenant has no other tenant that could refer to it.
        if (field instanceof RelationField relation
                && relation.kind() == Kind.ONE
                && tenancy.shared().contains(relation.target())) {
            return new RelationField(
                    relation.name(),
                    Kind.REF,
                    relation.target(),
                    relation.through(),
                    relation.onDelete(),
                    relation.related(),
                    relation.options().withinTenant());
        }
        return field;
    }
}
