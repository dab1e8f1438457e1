package dev.armature.schema;

import dev.armature.domain.EntityRef;
import dev.armature.domain.OrderTerm;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Django model, with the fields that nobody declares; the common ground of Django's migrations, SQLAlchemy and Alembic.
 *
 * @param ref its app and name
 * @param plural what several are called: {@code order lines}
 * @param attributes its fields in the order of the class, the lists of references among them
 * @param order the default order
 * @param permissions beyond view, add, change, delete
 * @param indexes over several fields
 * @param rules its constraints
 */
public record Model(
        EntityRef ref,
        String plural,
        List<Attribute> attributes,
        List<OrderTerm> order,
        SortedMap<String, String> permissions,
        List<MetaIndex> indexes,
        List<Rule> rules) {
    public Model {
        attributes = List.copyOf(attributes);
        order = List.copyOf(order);
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
        indexes = List.copyOf(indexes);
        rules = List.copyOf(rules);
    }

    /** The table of the model of that name. */
    public static String table(EntityRef ref) {
        return Names.cut(ref.app() + "_" + lower(ref));
    }

    /** A model's name as Django compares it. */
    public static String lower(EntityRef ref) {
        return ref.name().toLowerCase(Locale.ROOT);
    }

    /** Its table. */
    public String table() {
        return table(ref);
    }

    /** Where the files of a field are in the storage. */
    public String directory(String field) {
        return ref.app() + "/" + lower(ref) + "/" + field;
    }

    /** The field of that name. */
    public Attribute attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(ref + " has no field " + name));
    }
}
