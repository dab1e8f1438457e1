package dev.armature.domain;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What has a table, a page in the admin and routes in the API.
 *
 * @param ref its app and name
 * @param plural snake_case; with hyphens it names the route
 * @param description one sentence, may be empty
 * @param key the type of {@code id}
 * @param display the field that a row is called by; absent: "Review 7"
 * @param order the default order, may be empty
 * @param timestamps whether it has {@code created_at} and {@code updated_at}
 * @param fields in declared order
 * @param unique sets of fields that no two rows share
 * @param indexes over several fields
 * @param checks rules that the database keeps
 * @param permissions beyond view, add, change, delete: name to sentence; {@link #codename} is what Django calls one
 * @param admin its page in the admin
 * @param api its routes
 * @param was the name it had before a rename
 */
public record Entity(
        EntityRef ref,
        String plural,
        String description,
        Key key,
        Optional<String> display,
        List<OrderTerm> order,
        boolean timestamps,
        List<Field> fields,
        List<List<String>> unique,
        List<Index> indexes,
        List<Check> checks,
        SortedMap<String, String> permissions,
        AdminOptions admin,
        ApiOptions api,
        Optional<String> was) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    public Entity {
        order = List.copyOf(order);
        fields = List.copyOf(fields);
        unique = unique.stream().map(List::copyOf).toList();
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
    }

    /** Its name in PascalCase. */
    public String name() {
        return ref.name();
    }

    /**
     * A permission's code name in Django, in the form of its own ones: {@code publish_product}. It says the entity, so
     * that no two entities of an app share {@code catalog.publish}.
     */
    public static String codename(String permission, EntityRef entity) {
        return permission + "_" + entity.name().toLowerCase(Locale.ROOT);
    }

    /** What people read for a permission where nobody wrote it: {@code Can publish product}. */
    public static String permissionText(String permission, EntityRef entity) {
        return "Can " + permission.replace('_', ' ') + " " + words(entity);
    }

    /** An entity's name in words: {@code order line}. */
    public static String words(EntityRef entity) {
        return apart(entity.name(), " ").toLowerCase(Locale.ROOT);
    }

    /** An entity's name with {@code between} between its words. */
    public static String apart(String name, String between) {
        return BETWEEN_WORDS.matcher(name).replaceAll(between);
    }

    /** Names in snake_case as one in PascalCase: {@code order_lines} as {@code OrderLines}. */
    public static String pascal(String snake) {
        StringBuilder name = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    /** An entity's name after its app's: {@code ShopOrder} of {@code shop.Order}. */
    public static String withApp(EntityRef ref) {
        return pascal(ref.app()) + ref.name();
    }

    /** Where its routes are, below {@code /api/v1}: {@code /sales/order-lines}. */
    public String path() {
        return "/" + ref.app().replace('_', '-') + "/" + plural.replace('_', '-');
    }

    /** The same entity with other routes. */
    public Entity with(ApiOptions routes) {
        return with(fields, unique, routes);
    }

    /** The same entity with other fields and rules on them. */
    public Entity with(List<Field> others, List<List<String>> sets) {
        return with(others, sets, api);
    }

    private Entity with(List<Field> others, List<List<String>> sets, ApiOptions routes) {
        return new Entity(
                ref,
                plural,
                description,
                key,
                display,
                order,
                timestamps,
                others,
                sets,
                indexes,
                checks,
                permissions,
                admin,
                routes,
                was);
    }

    /** The declared field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The reference that says whose a row is: the first that defaults to the caller. */
    public Optional<RelationField> owner() {
        return fields.stream()
                .filter(RelationField.class::isInstance)
                .map(RelationField.class::cast)
                .filter(field -> field.options()
                        .defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                        .isPresent())
                .findFirst();
    }

    /** The declared fields that hold a file, in declared order. */
    public List<ValueField> files() {
        return fields.stream()
                .filter(ValueField.class::isInstance)
                .map(ValueField.class::cast)
                .filter(field -> field.type().isFile())
                .toList();
    }

    /** Whether there is more to do with its rows than to change them. */
    public boolean hasActions() {
        return !admin.actions().isEmpty();
    }

    /** Whether its actions have addresses in the API. */
    public boolean answersActions() {
        return hasActions() && !api.operations().isEmpty();
    }

    /** Whether the API gives or takes its files. */
    public boolean sendsFiles() {
        return !files().isEmpty() && (api.has(ApiOptions.Operation.GET) || api.has(ApiOptions.Operation.UPDATE));
    }
}
