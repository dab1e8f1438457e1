package dev.armature.view.django;

import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.django.AppView.InlineView;
import dev.armature.view.django.AppView.PageView;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns an entity into its page in the admin. */
final class AdminPage {
    private static final int BODY = 4;
    /** As many columns as a list shows where the profile names none. */
    private static final int COLUMNS = 6;

    /** A form takes the images that the API takes. */
    private static final Map.Entry<Expr, Expr> IMAGES =
            override("ImageField", "form_class", Expr.name("ImageFormField"));
    /** An address without a scheme means https: Django asks for a decision until version 6. */
    private static final Map.Entry<Expr, Expr> URLS = override("URLField", "assume_scheme", Expr.string("https"));

    private final Domain domain;
    private final Entity entity;
    private final AdminInlines inlines;

    AdminPage(Domain domain, Entity entity, AdminInlines inlines) {
        this.domain = domain;
        this.entity = entity;
        this.inlines = inlines;
    }

    PageView view() {
        List<Expr> parents = bases().stream()
                .map(base -> Expr.name(base).subscript(Lines.model(entity.name())))
                .toList();
        return new PageView(entity.name(), Lines.header(entity.name() + "Admin", parents), lines());
    }

    private List<String> bases() {
        List<String> bases = new ArrayList<>();
        if (domain.hasRoles()) {
            bases.add("pages.ModelAdmin");
        }
        if (hasTenant()) {
            bases.add("tenants.ModelAdmin");
        }
        if (entity.hasActions()) {
            bases.add("actions.ModelAdmin");
        }
        if (entity.admin().importExport()) {
            bases.add("exchange.ModelAdmin");
        }
        if (hasOwner()) {
            bases.add("owners.ModelAdmin");
        }
        if (hasJoinField()) {
            bases.add("joins.ModelAdmin");
        }
        return bases.isEmpty() ? List.of("admin.ModelAdmin") : bases;
    }

    /** Whether its rows belong to tenants; the page itself knows what to do with the reference that says so. */
    boolean hasTenant() {
        return domain.hasTenant(entity.ref());
    }

    /** Whether rows of tenants are on it. */
    boolean showsTenants() {
        return hasTenant() || entity.admin().inline().stream().anyMatch(domain::hasTenant);
    }

    /** Whether the page, or an inline on it, holds who made a row. */
    boolean hasOwner() {
        return hasOwner(entity)
                || entity.admin().inline().stream()
                        .anyMatch(ref -> hasOwner(domain.entity(ref).orElseThrow()));
    }

    private static boolean hasOwner(Entity entity) {
        return !owners(entity).isEmpty();
    }

    /** Whether it has a field for a list whose join the profile declares. */
    boolean hasJoinField() {
        return entity.fields().stream()
                .anyMatch(field -> field instanceof RelationField relation
                        && relation.through().isPresent()
                        && !edited().contains(field.name()));
    }

    List<InlineView> inlines() {
        return inlines.of(entity);
    }

    /** Whether it has a list whose join the profile declares, which Django's own pages leave out. */
    static boolean hasDeclaredJoin(Entity entity) {
        return entity.fields().stream()
                .anyMatch(field -> field instanceof RelationField relation
                        && relation.through().isPresent());
    }

    /** Whether a form has a field for an address. */
    static boolean hasUrl(List<Field> fields) {
        return has(fields, FieldType.URL);
    }

    /** Whether a form has a field for an image. */
    static boolean hasImage(List<Field> fields) {
        return has(fields, FieldType.IMAGE);
    }

    /** What its form fields are made with beyond Django's own arguments. */
    static Optional<String> overrides(List<Field> fields) {
        List<Map.Entry<Expr, Expr>> entries = new ArrayList<>();
        if (hasImage(fields)) {
            entries.add(IMAGES);
        }
        if (hasUrl(fields)) {
            entries.add(URLS);
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(Python.assignment("formfield_overrides", Expr.dict(entries), BODY));
    }

    private static Map.Entry<Expr, Expr> override(String field, String argument, Expr value) {
        return new SimpleEntry<>(Expr.name(field), Expr.dict(List.of(new SimpleEntry<>(Expr.string(argument), value))));
    }

    private static boolean has(List<Field> fields, FieldType type) {
        return fields.stream()
                .anyMatch(field -> field instanceof ValueField value
                        && value.type() == type
                        && !field.options().readonly());
    }

    private List<String> lines() {
        List<String> columns = columns();
        List<String> lines = new ArrayList<>();
        add(lines, "list_display", columns);
        add(lines, "list_select_related", related(columns));
        filters().ifPresent(lines::add);
        dates().ifPresent(name -> lines.add(Python.assignment("date_hierarchy", Expr.string(name), BODY)));
        add(lines, "search_fields", searched());
        add(
                lines,
                "autocomplete_fields",
                references(entity).stream()
                        .filter(name -> !edited().contains(name))
                        .toList());
        if (hasJoinField()) {
            add(lines, "exclude", edited());
        }
        add(lines, "readonly_fields", readonly(entity));
        add(lines, "owners", owners(entity));
        AppActions.offered(entity).ifPresent(lines::add);
        if (!inlines().isEmpty()) {
            lines.add(Python.assignment(
                    "inlines",
                    Expr.tuple(inlines().stream()
                            .map(inline -> Expr.name(inline.name()))
                            .toList()),
                    BODY));
        }
        if (!slugs().isEmpty()) {
            lines.add(Python.assignment("prepopulated_fields", Expr.dict(slugs()), BODY));
        }
        overrides(entity.fields()).ifPresent(lines::add);
        return lines;
    }

    /** There may be many users: of those, a filter lists the ones that a row refers to. */
    private Optional<String> filters() {
        List<Expr> filters = entity.admin().filter().stream()
                .map(name -> leadsToUsers(name)
                        ? Expr.tuple(List.of(Expr.string(name), Expr.name("admin.RelatedOnlyFieldListFilter")))
                        : Expr.string(name))
                .toList();
        return filters.isEmpty()
                ? Optional.empty()
                : Optional.of(Python.assignment("list_filter", Expr.tuple(filters), BODY));
    }

    private boolean leadsToUsers(String name) {
        return entity.field(name)
                .filter(field -> field instanceof RelationField relation
                        && relation.target().equals(EntityRef.USER))
                .isPresent();
    }

    private static void add(List<String> lines, String name, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(Lines.names(name, values, BODY));
        }
    }

    private List<String> columns() {
        if (!entity.admin().list().isEmpty()) {
            List<String> listed = new ArrayList<>(
                    entity.admin().list().stream().filter(this::isColumn).toList());
            if (!listed.isEmpty() && isName(listed.get(0))) {
                listed.set(0, called());
            }
            return listed;
        }
        Set<String> columns = new LinkedHashSet<>();
        columns.add(called());
        entity.fields().stream()
                .filter(AdminPage::fits)
                .map(Field::name)
                .filter(name -> !canBeUncalled() || !isName(name))
                .limit(COLUMNS - 1)
                .forEach(columns::add);
        if (entity.timestamps() && columns.size() < COLUMNS) {
            columns.add("created_at");
        }
        return List.copyOf(columns);
    }

    /** The column that leads to a row: its name, or what stands for one that can be empty. */
    private String called() {
        return entity.display().filter(name -> !canBeUncalled()).orElse("__str__");
    }

    private boolean canBeUncalled() {
        return entity.display()
                .flatMap(entity::field)
                .filter(ModelClass::canBeEmpty)
                .isPresent();
    }

    private boolean isName(String column) {
        return entity.display().filter(column::equals).isPresent();
    }

    /** A list of rows is no column. */
    private boolean isColumn(String name) {
        return entity.field(name)
                .filter(field -> field instanceof RelationField it && it.kind() == RelationField.Kind.MANY)
                .isEmpty();
    }

    private static boolean fits(Field field) {
        if (field.options().tenant()) {
            return false;
        }
        if (field instanceof RelationField relation) {
            return relation.kind() != RelationField.Kind.MANY;
        }
        return switch (((ValueField) field).type()) {
            case TEXT, JSON, BINARY, FILE, IMAGE -> false;
            default -> true;
        };
    }

    private List<String> related(List<String> columns) {
        Paths paths = new Paths(domain);
        for (String column : columns) {
            Optional<String> name = column.equals("__str__") ? entity.display() : Optional.of(column);
            name.flatMap(entity::field).ifPresent(paths::follow);
        }
        return paths.all();
    }

    /** The first indexed date, to go through the rows by: without an index each step reads the whole table. */
    private Optional<String> dates() {
        Stream<String> firsts =
                entity.indexes().stream().map(index -> index.terms().get(0).field());
        Stream<String> own = entity.fields().stream()
                .filter(field -> field.options().index())
                .map(Field::name);
        return Stream.concat(own, firsts).filter(this::isDate).findFirst();
    }

    private boolean isDate(String name) {
        return name.matches("created_at|updated_at")
                || entity.field(name)
                        .filter(field -> field instanceof ValueField value
                                && (value.type() == FieldType.DATE || value.type() == FieldType.DATETIME))
                        .isPresent();
    }

    /** Slugs are written along with the row's name. */
    private List<Map.Entry<Expr, Expr>> slugs() {
        Optional<String> name = entity.display()
                .filter(it -> entity.field(it)
                        .filter(field -> field instanceof ValueField value && value.type() == FieldType.STRING)
                        .filter(field -> !field.options().readonly())
                        .isPresent());
        return entity.fields().stream()
                .filter(field -> field instanceof ValueField value
                        && value.type() == FieldType.SLUG
                        && !field.options().readonly())
                .flatMap(field -> name.stream().map(it ->
                        (Map.Entry<Expr, Expr>) new SimpleEntry<>(Expr.string(field.name()), Lines.tuple(List.of(it)))))
                .toList();
    }

    /** Every page has a search, since other pages find their references with it. */
    private List<String> searched() {
        List<String> declared =
                entity.admin().search().stream().filter(this::isText).toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        if (entity.display().filter(this::isText).isPresent()) {
            return entity.display().stream().toList();
        }
        // A row without a name is found by those of the rows that it leads to.
        List<String> searched = new ArrayList<>(List.of("=id"));
        entity.fields().forEach(field -> nameOf(field).ifPresent(searched::add));
        return searched;
    }

    /** Where a reference leads to the name of its row. */
    private Optional<String> nameOf(Field field) {
        if (!(field instanceof RelationField relation)
                || relation.kind() == RelationField.Kind.MANY
                || field.options().tenant()) {
            return Optional.empty();
        }
        if (relation.target().equals(EntityRef.USER)) {
            return Optional.of(field.name() + "__email");
        }
        return domain.entity(relation.target())
                .flatMap(target -> target.display().filter(name -> isText(target, name)))
                .map(name -> field.name() + "__" + name);
    }

    private boolean isText(String name) {
        return isText(entity, name);
    }

    private static boolean isText(Entity entity, String name) {
        return entity.field(name)
                .filter(field -> field instanceof ValueField value && value.type() != FieldType.BINARY)
                .isPresent();
    }

    /** The lists that are edited line by line on this page have no field of their own. */
    private List<String> edited() {
        return entity.fields().stream()
                .filter(field -> field instanceof RelationField relation
                        && relation.through()
                                .filter(entity.admin().inline()::contains)
                                .isPresent())
                .map(Field::name)
                .toList();
    }

    /** What the search of other pages finds. */
    static List<String> references(Entity entity) {
        return entity.fields().stream()
                .filter(field ->
                        field instanceof RelationField && !field.options().readonly())
                .map(Field::name)
                .toList();
    }

    /** References that hold who made the row. */
    static List<String> owners(Entity entity) {
        return entity.fields().stream()
                .filter(field -> field.options()
                        .defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                        .isPresent())
                .map(Field::name)
                .toList();
    }

    /** What a form cannot change is shown beside it. */
    static List<String> readonly(Entity entity) {
        List<String> names = new ArrayList<>();
        entity.fields().stream()
                .filter(field -> field.options().readonly() && !field.options().tenant())
                .filter(field -> !(field instanceof ValueField value && value.type() == FieldType.BINARY))
                .map(Field::name)
                .forEach(names::add);
        if (entity.timestamps()) {
            names.addAll(List.of("created_at", "updated_at"));
        }
        return names;
    }
}
