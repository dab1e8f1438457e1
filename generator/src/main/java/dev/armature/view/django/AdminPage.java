package dev.armature.view.django;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.django.AppView.PageView;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns an entity into its page in the admin. */
final class AdminPage {
    private static final int BODY = 4;
    /** As many columns as a list shows where the profile names none. */
    private static final int COLUMNS = 6;

    /** An address without a scheme means https: Django asks for a decision until version 6. */
    static final String URLS = Python.assignment(
            "formfield_overrides",
            Expr.dict(List.of(new SimpleEntry<>(
                    Expr.name("URLField"),
                    Expr.dict(List.of(new SimpleEntry<>(Expr.string("assume_scheme"), Expr.string("https"))))))),
            BODY);

    private final Domain domain;
    private final Entity entity;

    AdminPage(Domain domain, Entity entity) {
        this.domain = domain;
        this.entity = entity;
    }

    PageView view() {
        String base = hasDeclaredJoin(entity) ? "joins.ModelAdmin" : "admin.ModelAdmin";
        Expr parent = Expr.name(base).subscript(Lines.model(entity.name()));
        return new PageView(entity.name(), Lines.header(entity.name() + "Admin", List.of(parent)), lines());
    }

    /** Whether it has a list whose join the profile declares, which Django's own pages leave out. */
    static boolean hasDeclaredJoin(Entity entity) {
        return entity.fields().stream()
                .anyMatch(field -> field instanceof RelationField relation
                        && relation.through().isPresent());
    }

    /** Whether a form has a field for an address. */
    static boolean hasUrl(List<Field> fields) {
        return fields.stream()
                .anyMatch(field -> field instanceof ValueField value
                        && value.type() == FieldType.URL
                        && !field.options().readonly());
    }

    private List<String> lines() {
        List<String> columns = columns();
        List<String> lines = new ArrayList<>();
        add(lines, "list_display", columns);
        add(lines, "list_select_related", related(columns));
        add(lines, "list_filter", entity.admin().filter());
        add(lines, "search_fields", searched());
        add(lines, "autocomplete_fields", references());
        add(lines, "readonly_fields", readonly());
        if (hasUrl(entity.fields())) {
            lines.add(URLS);
        }
        return lines;
    }

    private static void add(List<String> lines, String name, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(Lines.names(name, values, BODY));
        }
    }

    private List<String> columns() {
        if (!entity.admin().list().isEmpty()) {
            return entity.admin().list().stream().filter(this::isColumn).toList();
        }
        Set<String> columns = new LinkedHashSet<>();
        columns.add(entity.display().orElse("__str__"));
        entity.fields().stream()
                .filter(AdminPage::fits)
                .map(Field::name)
                .limit(COLUMNS - 1)
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    /** A list of rows is no column. */
    private boolean isColumn(String name) {
        return entity.field(name)
                .filter(field -> field instanceof RelationField it && it.kind() == RelationField.Kind.MANY)
                .isEmpty();
    }

    private static boolean fits(Field field) {
        if (field instanceof RelationField relation) {
            return relation.kind() != RelationField.Kind.MANY;
        }
        return switch (((ValueField) field).type()) {
            case TEXT, JSON, BINARY, FILE, IMAGE -> false;
            default -> true;
        };
    }

    /** What the columns lead to, and what the names of those rows lead to in turn: one query for all. */
    private List<String> related(List<String> columns) {
        Set<String> paths = new LinkedHashSet<>();
        for (String column : columns) {
            Optional<String> name = column.equals("__str__") ? entity.display() : Optional.of(column);
            name.flatMap(entity::field).ifPresent(field -> follow("", field, new LinkedHashSet<>(), paths));
        }
        return List.copyOf(paths);
    }

    private void follow(String before, Field field, Set<EntityRef> seen, Set<String> paths) {
        if (!(field instanceof RelationField relation) || !seen.add(relation.target())) {
            return;
        }
        String path = before + relation.name();
        paths.add(path);
        domain.entity(relation.target())
                .flatMap(target -> target.display().flatMap(target::field))
                .ifPresent(display -> follow(path + "__", display, seen, paths));
    }

    /** Every page has a search, since other pages find their references with it. */
    private List<String> searched() {
        List<String> declared =
                entity.admin().search().stream().filter(this::isText).toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        return entity.display().filter(this::isText).map(List::of).orElse(List.of("=id"));
    }

    private boolean isText(String name) {
        return entity.field(name)
                .filter(field -> field instanceof ValueField value && value.type() != FieldType.BINARY)
                .isPresent();
    }

    private List<String> references() {
        return entity.fields().stream()
                .filter(field ->
                        field instanceof RelationField && !field.options().readonly())
                .map(Field::name)
                .toList();
    }

    /** What a form cannot change is shown beside it. */
    private List<String> readonly() {
        List<String> names = new ArrayList<>();
        entity.fields().stream()
                .filter(field -> field.options().readonly())
                .filter(field -> !(field instanceof ValueField value && value.type() == FieldType.BINARY))
                .map(Field::name)
                .forEach(names::add);
        if (entity.timestamps()) {
            names.addAll(List.of("created_at", "updated_at"));
        }
        return names;
    }
}
