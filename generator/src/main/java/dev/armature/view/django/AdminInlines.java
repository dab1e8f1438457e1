package dev.armature.view.django;

import dev.armature.domain.App;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.django.AppView.InlineView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of an app's {@code admin.py} that edit rows on the page of another entity. */
final class AdminInlines {
    private static final int BODY = 4;
    /** As much as fits on a line, see {@link #width}. */
    private static final int WIDEST = 12;

    private final Domain domain;
    private final App app;
    private final Map<EntityRef, List<InlineView>> inlines = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    AdminInlines(Domain domain, App app) {
        this.domain = domain;
        this.app = app;
        for (Entity page : app.entities()) {
            List<InlineView> views = new ArrayList<>();
            for (EntityRef ref : page.admin().inline()) {
                views.add(view(page, domain.entity(ref).orElseThrow()));
            }
            inlines.put(page.ref(), views);
        }
    }

    /** Those on the page of one entity. */
    List<InlineView> of(Entity page) {
        return inlines.getOrDefault(page.ref(), List.of());
    }

    List<InlineView> all() {
        return inlines.values().stream().flatMap(List::stream).toList();
    }

    /** Other apps whose models are named. */
    List<String> apps() {
        return app.entities().stream()
                .flatMap(page -> page.admin().inline().stream())
                .map(EntityRef::app)
                .filter(name -> !name.equals(app.name()))
                .distinct()
                .sorted()
                .toList();
    }

    /** What another app's models are called here. */
    static String alias(String app) {
        return app + "_models";
    }

    private InlineView view(Entity page, Entity child) {
        Expr model = model(child);
        List<Expr> bases = new ArrayList<>();
        if (domain.hasRoles()) {
            bases.add(Expr.name("pages.Inline").subscript(model));
        }
        if (domain.hasTenant(child.ref())) {
            bases.add(Expr.name("tenants.Inline").subscript(model));
        }
        List<String> owners = AdminPage.owners(child);
        if (!owners.isEmpty()) {
            bases.add(Expr.name("owners.Owned").subscript(model));
        }
        List<RelationField> ways = ways(page, child);
        String way = ways.get(0).name();
        List<Field> shown = child.fields().stream()
                .filter(field -> !field.name().equals(way) && !field.options().tenant())
                .toList();
        String base = width(shown) > WIDEST ? "StackedInline" : "TabularInline";
        bases.add(Expr.name("inlines." + base).subscript(model, Lines.model(page.name())));
        List<String> lines = new ArrayList<>();
        lines.add(Python.assignment("model", model, BODY));
        if (ways.size() > 1) {
            lines.add(Python.assignment("fk_name", Expr.string(way), BODY));
        }
        List<String> references = AdminPage.references(child);
        add(lines, "autocomplete_fields", references, way);
        List<String> readonly = AdminPage.readonly(child);
        add(
                lines,
                "readonly_fields",
                readonly.stream()
                        .filter(field -> child.field(field).isPresent())
                        .toList(),
                way);
        add(lines, "owners", owners, way);
        add(lines, "select_related", paths(child, shown, false), way);
        add(lines, "prefetch_related", paths(child, shown, true), way);
        String name = name(page, child);
        return new InlineView(name, Lines.header(name, bases), lines);
    }

    /** The references that lead to the page's entity; the first one counts. */
    private static List<RelationField> ways(Entity page, Entity child) {
        List<RelationField> ways = new ArrayList<>();
        for (Field field : child.fields()) {
            if (field instanceof RelationField relation
                    && relation.kind() != Kind.MANY
                    && relation.target().equals(page.ref())) {
                ways.add(relation);
            }
        }
        return ways;
    }

    private List<String> paths(Entity child, List<Field> shown, boolean many) {
        Paths paths = new Paths(domain);
        shown.stream()
                .filter(field -> field instanceof RelationField relation && (relation.kind() == Kind.MANY) == many)
                .forEach(paths::follow);
        if (!many) {
            // What a row is called may lead further.
            child.display().flatMap(child::field).filter(shown::contains).ifPresent(paths::follow);
        }
        return paths.all();
    }

    private Expr model(Entity child) {
        String models = child.ref().app().equals(app.name())
                ? "models"
                : alias(child.ref().app());
        return Expr.name(models).attribute(child.name());
    }

    private static void add(List<String> lines, String name, List<String> values, String without) {
        List<String> kept =
                values.stream().filter(value -> !value.equals(without)).toList();
        if (!kept.isEmpty()) {
            lines.add(Lines.names(name, kept, BODY));
        }
    }

    /** {@code ReviewInline}; with the page's name before it where another page has that already. */
    private String name(Entity page, Entity child) {
        String name = child.name() + "Inline";
        for (int number = 1; !names.add(name); number++) {
            name = page.name() + child.name() + (number > 1 ? number : "") + "Inline";
        }
        return name;
    }

    /** About how much room the fields of a line take. */
    private static int width(List<Field> fields) {
        return fields.stream().mapToInt(AdminInlines::width).sum();
    }

    private static int width(Field field) {
        if (field instanceof RelationField relation) {
            return relation.kind() == Kind.MANY ? 5 : 3;
        }
        FieldType type = ((ValueField) field).type();
        return switch (type) {
            case BOOLEAN, INTEGER, SMALLINT, BIGINT, DECIMAL, FLOAT, DATE, TIME, DURATION -> 2;
            case TEXT, DATETIME, FILE, IMAGE -> 4;
            case JSON -> WIDEST;
            case BINARY -> 0;
            default -> 3;
        };
    }
}
