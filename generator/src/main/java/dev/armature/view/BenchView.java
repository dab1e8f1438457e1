package dev.armature.view;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.OrderTerm;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Imports;
import dev.armature.python.Python;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What {@code make bench} asks for.
 *
 * @param processes the import of the processes
 * @param listed whether any entity has a list
 * @param list the statement that names the list's address
 * @param open the statement that says whether everybody may read it
 * @param gets whether one of its rows can be read
 * @param creates whether rows can be made
 * @param joined whether its rows have lists of references
 * @param found how rows of the list are found; empty where no parameter looks for a value
 * @param django the usual way with Django REST framework
 */
public record BenchView(
        String processes,
        boolean listed,
        String list,
        String open,
        boolean gets,
        boolean creates,
        boolean joined,
        Optional<Found> found,
        Django django) {
    private static final Set<FieldType> TEXTS =
            Set.of(FieldType.STRING, FieldType.SLUG, FieldType.CHOICE, FieldType.EMAIL);
    // As texts, these are spelled in a query as they are in JSON.
    private static final Set<FieldType> PLAIN = Set.of(
            FieldType.INTEGER,
            FieldType.BIGINT,
            FieldType.SMALLINT,
            FieldType.DECIMAL,
            FieldType.DATE,
            FieldType.DATETIME,
            FieldType.UUID);

    /**
     * How rows of a list are found.
     *
     * @param field the statement that names a field of its rows
     * @param parameter the statement that names the parameter that looks for the field's values
     * @param letters the statement that says how much of a value is looked for
     */
    public record Found(String field, String parameter, String letters) {}

    /**
     * A filter as it is written where no library filters.
     *
     * @param value the statement that reads the query
     * @param rows the statement that narrows the rows
     */
    public record Filter(String value, String rows) {}

    /**
     * The usual way with Django REST framework; empty where nothing is listed.
     *
     * @param imports the project's own imports
     * @param serializer the first line of the serializer
     * @param viewset the first line of the view set
     * @param model the statement that names the entity
     * @param permission the class of who may read
     * @param queryset the statement that names the rows
     * @param backends the statement that says how a list is filtered
     * @param search the statement that names the fields that are searched
     * @param filter the filter, where nothing is searched
     */
    public record Django(
            String imports,
            String serializer,
            String viewset,
            String model,
            String permission,
            String queryset,
            String backends,
            Optional<String> search,
            Optional<Filter> filter) {}

    /** The view of a project. */
    public static BenchView of(Domain domain) {
        Optional<Entity> entity = entity(domain);
        return new BenchView(
                processes(domain),
                entity.isPresent(),
                entity.map(it -> Python.assignment("LIST", Expr.string("/api/v1" + it.path()), 0))
                        .orElse(""),
                entity.map(it -> Python.assignment("OPEN", Expr.bool(isOpen(domain, it)), 0))
                        .orElse(""),
                entity.filter(it -> it.api().has(Operation.GET)).isPresent(),
                entity.filter(it -> it.api().has(Operation.CREATE)).isPresent(),
                entity.filter(it -> !joins(it).isEmpty()).isPresent(),
                entity.flatMap(BenchView::found),
                entity.map(it -> django(domain, it)).orElseGet(BenchView::nothing));
    }

    private static Django nothing() {
        return new Django("", "", "", "", "", "", "", Optional.empty(), Optional.empty());
    }

    /** The list that tells most: one that everybody may read before others, one with joins and much in it. */
    public static Optional<Entity> entity(Domain domain) {
        return domain.entities()
                .filter(entity -> entity.api().has(Operation.LIST))
                // A tenant sees one row of these.
                .filter(entity -> !domain.isTenant(entity.ref()))
                .max(Comparator.comparing((Entity entity) -> isOpen(domain, entity))
                        .thenComparing(entity -> entity.api().has(Operation.GET))
                        .thenComparing(entity -> has(entity, RelationField.Kind.MANY::equals))
                        .thenComparing(entity -> has(entity, RelationField.Kind.REF::equals))
                        .thenComparing(entity -> !entity.api().search().isEmpty())
                        .thenComparing(entity -> filter(entity).isPresent())
                        .thenComparing(entity -> entity.api().has(Operation.CREATE))
                        .thenComparing(entity -> entity.fields().size()));
    }

    /** Whether everybody may read a list, and finds something in it. */
    public static boolean isOpen(Domain domain, Entity entity) {
        return domain.isOpen(entity.ref(), "view") && !domain.hasTenant(entity.ref());
    }

    /** The lists of references of an entity. */
    public static List<String> joins(Entity entity) {
        return relations(entity)
                .filter(relation -> relation.kind() == RelationField.Kind.MANY)
                .map(RelationField::name)
                .toList();
    }

    private static boolean has(Entity entity, Predicate<RelationField.Kind> kind) {
        return relations(entity).map(RelationField::kind).anyMatch(kind);
    }

    private static Stream<RelationField> relations(Entity entity) {
        return entity.fields().stream().filter(RelationField.class::isInstance).map(RelationField.class::cast);
    }

    /** The filter that is asked for where nothing is searched: by what each row has, and by a text, before others. */
    public static Optional<Field> filter(Entity entity) {
        return entity.api().search().isEmpty()
                ? entity.api().filter().stream()
                        .flatMap(name -> entity.field(name).stream())
                        .filter(field -> isText(field) || isPlain(field))
                        .min(Comparator.comparing(
                                        (Field field) -> field.options().optional())
                                .thenComparing(field -> !isText(field)))
                : Optional.empty();
    }

    private static boolean isText(Field field) {
        return field instanceof ValueField value && TEXTS.contains(value.type());
    }

    private static boolean isPlain(Field field) {
        return field instanceof RelationField relation
                ? relation.kind() != RelationField.Kind.MANY
                : field instanceof ValueField value && PLAIN.contains(value.type());
    }

    private static Optional<Found> found(Entity entity) {
        Optional<String> searched = entity.api().search().stream().findFirst();
        Optional<String> filtered = filter(entity).map(Field::name);
        return searched.or(() -> filtered)
                .map(field -> new Found(
                        Python.assignment("FIELD", Expr.string(field), 0),
                        Python.assignment("PARAMETER", Expr.string(searched.isPresent() ? "search" : field), 0),
                        Python.assignment("LETTERS", searched.isPresent() ? Expr.integer(3) : Expr.NONE, 0)));
    }

    private static String processes(Domain domain) {
        Imports imports = new Imports(Set.of("processes"));
        imports.name("processes", "MIGRATE").name("processes", "ROOT");
        if (entity(domain).isPresent()) {
            imports.name("processes", "Command");
        }
        if (domain.architecture().hasFastapi()) {
            Stream.of("UVICORN", "Process").forEach(name -> imports.name("processes", name));
        }
        if (domain.architecture().hasDjango() && !domain.mounted()) {
            imports.name("processes", "PROCESSES");
        }
        return imports.text();
    }

    private static Django django(Domain domain, Entity entity) {
        List<Expr> order = new ArrayList<>(entity.order().stream()
                .map(OrderTerm::toString)
                .map(Expr::string)
                .toList());
        order.add(Expr.string("pk"));
        List<Expr> joins = joins(entity).stream().map(Expr::string).toList();
        Expr objects = Expr.name("models." + entity.name() + ".objects");
        Expr found = joins.isEmpty()
                ? objects
                : objects.attribute("prefetch_related").call(joins);
        Expr rows = found.attribute("order_by").call(order);
        List<String> search = entity.api().search();
        Imports imports = new Imports(Set.of("common", "config", entity.ref().app()));
        imports.name("config", "urls").name(entity.ref().app(), "models");
        if (domain.tenancy().isPresent()) {
            imports.name("common", "tenancy");
        }
        Expr model = Expr.name("models." + entity.name());
        return new Django(
                imports.text(),
                Python.classLine("UsualSerializer", Expr.name("ModelSerializer").subscript(model)),
                Python.classLine(
                        "UsualViewSet", Expr.name("ReadOnlyModelViewSet").subscript(model)),
                Python.assignment("model", model, 8),
                isOpen(domain, entity) ? "AllowAny" : "IsAuthenticated",
                Python.assignment("queryset", rows, 4),
                Python.assignment(
                        "filter_backends",
                        Expr.tuple(search.isEmpty() ? List.of() : List.of(Expr.name("SearchFilter"))),
                        4),
                search.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Python.assignment("search_fields", strings(search), 4)),
                filter(entity).map(BenchView::filter));
    }

    private static Filter filter(Field field) {
        Expr asked = Expr.name("self.request.query_params.get").call(Expr.string(field.name()));
        // What a reference holds, under either name, is a row to mypy, or a key of its type; its key is a text as well.
        boolean reference = field instanceof RelationField relation && relation.kind() != RelationField.Kind.MANY;
        String lookup = reference ? field.name() + "__pk" : field.name();
        Expr narrowed = Expr.name("rows.filter").call(Expr.keyword(lookup, Expr.name("value")));
        return new Filter(Python.assignment("value", asked, 8), Python.assignment("rows", narrowed, 12));
    }

    private static Expr strings(List<String> texts) {
        return Expr.tuple(texts.stream().map(Expr::string).toList());
    }
}
