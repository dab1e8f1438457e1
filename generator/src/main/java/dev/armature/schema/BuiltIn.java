package dev.armature.schema;

import dev.armature.domain.Default;
import dev.armature.domain.FieldOptions;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.ValueField;
import dev.armature.schema.Attribute.Origin;
import java.util.List;
import java.util.Optional;

/** Fields that no profile declares. */
final class BuiltIn {
    /** Required, no default, nothing said. */
    static final FieldOptions PLAIN = new FieldOptions(
            Optional.empty(), "", false, false, false, false, false, Optional.empty(), Optional.empty());

    private BuiltIn() {}

    static Attribute key(Key key) {
        FieldType type = key == Key.UUID ? FieldType.UUID : FieldType.BIGINT;
        return new Attribute(value("id", type, 0, PLAIN), Origin.KEY);
    }

    static Attribute moment(String name, Origin origin) {
        return new Attribute(value(name, FieldType.DATETIME, 0, PLAIN), origin);
    }

    static ValueField value(String name, FieldType type, int length, FieldOptions options) {
        return new ValueField(
                name, type, length, 0, 0, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), options);
    }

    static FieldOptions optional(FieldOptions options) {
        return new FieldOptions(
                options.label(),
                options.help(),
                true,
                options.unique(),
                options.scoped(),
                options.index(),
                options.readonly(),
                options.defaultValue(),
                options.was());
    }

    static FieldOptions unique() {
        return new FieldOptions(
                Optional.empty(), "", false, true, false, false, false, Optional.empty(), Optional.empty());
    }

    static FieldOptions labelled(String label, String help) {
        return new FieldOptions(
                Optional.of(label), help, false, false, false, false, false, Optional.empty(), Optional.empty());
    }

    static FieldOptions defaulting(FieldOptions options, Default value) {
        return new FieldOptions(
                options.label(),
                options.help(),
                options.optional(),
                options.unique(),
                options.scoped(),
                options.index(),
                options.readonly(),
                Optional.of(value),
                options.was());
    }
}
