package dev.armature.schema;

import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import java.util.Optional;

/**
 * A field of a model, declared or not.
 *
 * @param field what it is
 * @param origin who put it there
 */
public record Attribute(Field field, Origin origin) {
    /** Who puts a field into a model. */
    public enum Origin {
        /** The profile. */
        DECLARED,
        /** The primary key. */
        KEY,
        /** Set when a row is made. */
        CREATED,
        /** Set whenever a row is saved. */
        UPDATED,
        /** Django's part of a user. */
        BUILT_IN,
        /** A login's own, in no form. */
        SYSTEM
    }

    /** The field's name. */
    public String name() {
        return field.name();
    }

    /** The relation that it is, if it is one. */
    public Optional<RelationField> relation() {
        return field instanceof RelationField relation ? Optional.of(relation) : Optional.empty();
    }

    /** The value that it is, if it is one. */
    public Optional<ValueField> value() {
        return field instanceof ValueField value ? Optional.of(value) : Optional.empty();
    }

    /** The type whose literals it is compared with; a key's and a reference's are numbers. */
    public FieldType comparedAs() {
        return value().map(ValueField::type).orElse(FieldType.BIGINT);
    }

    /** Whether it is a list of references, which has no column. */
    public boolean many() {
        return relation().filter(it -> it.kind() == RelationField.Kind.MANY).isPresent();
    }

    /** Whether it is a reference, with a column. */
    public boolean reference() {
        return relation().isPresent() && !many();
    }

    /** Whether it leads to rows of {@code model}, or through them. */
    boolean leadsTo(EntityRef model) {
        return relation()
                .filter(it -> it.target().equals(model)
                        || it.through().filter(model::equals).isPresent())
                .isPresent();
    }

    /** Whether its column keeps rows apart. */
    public boolean unique() {
        return field.options().uniqueColumn()
                || relation().filter(it -> it.kind() == RelationField.Kind.ONE).isPresent();
    }

    /** Whether the column may hold NULL: optional, and no text that can be empty instead. */
    public boolean nullable() {
        boolean empty = value().filter(ValueField::holdsEmptyText).isPresent();
        return field.options().optional() && !many() && !empty;
    }

    /** The column's name before it is cut, as Python knows it: {@code name_id} for a reference. */
    public String attname() {
        return reference() ? name() + "_id" : name();
    }

    /** The column's name in the database. */
    public String column() {
        return Names.cut(attname());
    }
}
