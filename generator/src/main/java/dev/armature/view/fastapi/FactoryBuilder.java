package dev.armature.view.fastapi;

import dev.armature.domain.Architecture;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.fastapi.FactoriesView.FactoryView;
import dev.armature.view.fastapi.FactoriesView.ReferenceView;
import dev.armature.view.fastapi.FactoriesView.ScarceView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds {@code factories.py}. */
final class FactoryBuilder {
    private static final int ENTRY = 8;
    /** Fewer whole numbers than this meet again in the rows of a test. */
    private static final int NARROW = 100;

    private final Project project;
    private final Circles circles;
    private final PythonModule module = new PythonModule(Set.of());

    FactoryBuilder(Project project) {
        this.project = project;
        this.circles = new Circles(project.domain());
    }

    FactoriesView view() {
        List<FactoryView> factories =
                project.domain().entities().map(this::factory).toList();
        module.datetime("timedelta");
        if (project.domain().architecture() == Architecture.FASTAPI) {
            module.use("collections.abc", "Awaitable");
            module.use("collections.abc", "Callable");
            module.use("typing", "Final");
        }
        module.imported("itertools");
        FactoriesView.Calls calls = calls(factories);
        if (calls.names()) {
            module.use("typing", "Final");
        }
        if (calls.scarce()) {
            module.use("collections.abc", "Mapping");
            module.use("collections.abc", "Sequence");
            module.use("sqlalchemy", "select");
        }
        module.use("typing", "Any");
        module.use("typing", "TypeVar");
        module.use("sqlalchemy.ext.asyncio", "AsyncSession");
        module.use("api.accounts.models", "LoginSession");
        module.use("api.accounts.models", "User");
        module.use("api.common.tables", "Base");
        module.use("api.common.tables", "now");
        if (project.domain().tenancy().isPresent()) {
            module.use("api.common.tenancy", "EVERY");
            module.use("api.common.tenancy", "Tenant");
            module.use("api.common.tenancy", "act_for");
            module.use("api.common.tenancy", "acting_for");
        }
        boolean circular = factories.stream().anyMatch(factory -> factory.key().isPresent());
        boolean counted =
                project.domain().entities().anyMatch(entity -> entity.key() == Key.BIGINT && circles.hold(entity));
        if (circular) {
            module.use("collections.abc", "Awaitable");
            module.use("collections.abc", "Callable");
            module.use("collections.abc", "Generator");
            module.use("contextlib", "contextmanager");
        }
        if (counted) {
            boolean sequences = project.domain().infrastructure().database() == Database.POSTGRESQL;
            (sequences ? List.of("func", "select") : List.of("column", "select", "table"))
                    .forEach(name -> module.use("sqlalchemy", name));
        }
        Optional<String> tenant =
                factories.stream().filter(FactoryView::tenant).findFirst().map(FactoryView::function);
        return new FactoriesView(module.imports(), tenant, factories, all(factories), calls, circular, counted);
    }

    private FactoriesView.Calls calls(List<FactoryView> factories) {
        boolean users = project.domain().user().hasUsername();
        boolean texts = call(factories, "text");
        boolean slugs = users || call(factories, "slug");
        return new FactoriesView.Calls(
                call(factories, "pick"),
                call(factories, "number"),
                texts || slugs,
                texts,
                slugs,
                call(factories, "url"),
                factories.stream().anyMatch(factory -> !factory.scarce().isEmpty()));
    }

    private static boolean call(List<FactoryView> factories, String function) {
        Pattern call = Pattern.compile("(?<![\\w.\"'])" + function + "\\(");
        return factories.stream()
                .flatMap(factory -> factory.entries().stream())
                .anyMatch(entry -> call.matcher(entry).find());
    }

    /** {@code ALL: Final[tuple[Callable[[AsyncSession], Awaitable[Base]], ...]] = (make_…, …)}. */
    private static String all(List<FactoryView> factories) {
        Expr maker = Expr.name("Callable")
                .subscript(
                        Expr.list(List.of(Expr.name("AsyncSession"))),
                        Expr.name("Awaitable").subscript(Expr.name("Base")));
        Expr type = Expr.name("Final").subscript(Expr.name("tuple").subscript(maker, Expr.ELLIPSIS));
        List<Expr> makers = factories.stream()
                .filter(factory -> !factory.tenant())
                .map(factory -> Expr.name("make_" + factory.function()))
                .toList();
        return Python.annotated("ALL", type, Expr.tuple(makers), 0);
    }

    private FactoryView factory(Entity entity) {
        Map<String, String> solved = CheckSolver.solve(entity);
        List<Scarce> scarce = Scarce.of(entity, solved);
        Set<String> given = scarce.stream()
                .flatMap(several -> several.fields().stream())
                .map(ValueField::name)
                .collect(Collectors.toSet());
        Set<String> distinct = new HashSet<>();
        entity.unique().forEach(distinct::addAll);
        List<String> entries = entity.fields().stream()
                .filter(field -> field instanceof ValueField)
                .map(ValueField.class::cast)
                .filter(field -> !given.contains(field.name()))
                .map(field -> entry(entity, field, solved, distinct))
                .filter(Objects::nonNull)
                .toList();
        boolean circle = circles.hold(entity);
        List<RelationField> required = Circles.required(entity);
        List<RelationField> ofTenants = required.stream()
                .filter(relation -> isOncePerTenant(entity, relation))
                .toList();
        List<ReferenceView> references = required.stream()
                .filter(relation -> !ofTenants.contains(relation))
                .map(relation -> reference(entity, relation, circle ? 12 : 8))
                .toList();
        Expr model = model(entity.ref());
        return new FactoryView(
                project.variable(entity.ref()),
                Project.one(Project.words(Project.snake(entity.name()))),
                model.toString(),
                circle ? Optional.of(key(entity, model)) : Optional.empty(),
                waiting(model),
                Stream.concat(
                                scarce.stream().map(several -> scarce(several, model)),
                                ofTenants.stream().map(relation -> oncePerTenant(relation, model)))
                        .toList(),
                references,
                entries,
                Python.assignment("row", model.call(Expr.spread(Expr.name("values"))), 4),
                project.domain().isTenant(entity.ref()));
    }

    private ScarceView scarce(Scarce scarce, Expr model) {
        Samples samples = new Samples(module);
        List<Expr> rows = new ArrayList<>();
        for (List<String> row : scarce.rows()) {
            List<Map.Entry<Expr, Expr>> items = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                ValueField field = scarce.fields().get(i);
                items.add(Map.entry(Expr.string(field.name()), samples.same(field, row.get(i))));
            }
            rows.add(Expr.dict(items));
        }
        return unused(scarce.fields().get(0).name(), rows, model);
    }

    /** Whether a tenant, which reaches itself alone, can have one such row. */
    private boolean isOncePerTenant(Entity entity, RelationField relation) {
        return relation.options().unique() && isToTenant(entity, relation);
    }

    /** Whether a row's reference is to its own tenant; a tenant itself has no other than itself. */
    private boolean isToTenant(Entity entity, RelationField relation) {
        return project.domain().isTenant(relation.target())
                && !relation.target().equals(entity.ref());
    }

    private static ScarceView oncePerTenant(RelationField relation, Expr model) {
        String attribute = relation.name() + "_id";
        Expr own = Expr.dict(List.of(Map.entry(Expr.string(attribute), Expr.call("acting_for", Expr.name("session")))));
        return unused(attribute, List.of(own), model);
    }

    private static ScarceView unused(String attribute, List<Expr> rows, Expr model) {
        Expr session = Expr.name("session");
        Expr free = Expr.call("unused", session, model, Expr.tuple(rows));
        return new ScarceView(
                attribute,
                Python.awaited("free = ", free, 8),
                Python.awaited("return ", Expr.call("any_row", session, model), 12));
    }

    private ReferenceView reference(Entity entity, RelationField relation, int indent) {
        String attribute = relation.name() + "_id";
        if (isToTenant(entity, relation)) {
            return new ReferenceView(attribute, "values[\"" + attribute + "\"] = acting_for(session)");
        }
        String function = function(relation.target());
        if (!circles.hold(entity, relation)) {
            return ReferenceView.of(attribute, function, indent);
        }
        Expr call = Expr.call("needed", Expr.name("session"), model(relation.target()), Expr.name("make_" + function));
        String target = "values[\"" + attribute + "\"] = ";
        // Ruff would break a longer one inside of its brackets.
        boolean fits = indent + target.length() + "await needed(".length() <= Python.LINE_LENGTH;
        return new ReferenceView(
                attribute,
                fits
                        ? Python.awaited(target, call, indent)
                        : Python.awaited("key = ", call, indent) + "\n" + " ".repeat(indent) + target + "key");
    }

    private static String waiting(Expr model) {
        Expr key = Expr.name("values").subscript(Expr.string("id"));
        return Python.withLine(Expr.call("waiting", Expr.name("session"), model, key), 4);
    }

    /** A row's key before the row is there. */
    private String key(Entity entity, Expr model) {
        String target = "values[\"id\"]";
        return entity.key() == Key.UUID
                ? Python.assignment(target, module.use("uuid", "uuid4").call(), 8)
                : Python.awaited(target + " = ", Expr.call("next_key", Expr.name("session"), model), 8);
    }

    private Expr model(EntityRef ref) {
        return module.library("api." + ref.app() + ".models", ref.app() + "_models", ref.name());
    }

    private String function(EntityRef ref) {
        return ref.equals(EntityRef.USER) ? "user" : project.variable(ref);
    }

    private @org.jspecify.annotations.Nullable String entry(
            Entity entity, ValueField field, Map<String, String> solved, Set<String> distinct) {
        Samples samples = new Samples(module);
        Expr value;
        boolean name = field.type() == FieldType.STRING || field.type() == FieldType.TEXT;
        boolean unique = field.options().unique() || distinct.contains(field.name());
        String text = solved.get(field.name());
        boolean needed = text != null || !isNull(field);
        Optional<Span> span = unique && needed ? CheckSolver.span(entity, solved, field) : Optional.empty();
        boolean narrow =
                span.map(found -> found.most() - found.least() < NARROW).orElse(true);
        boolean bounded = field.min().isPresent() && field.max().isPresent();
        if (unique && text == null && bounded && narrow && Samples.hasParts(field)) {
            value = samples.parts(field);
        } else if (span.isPresent()) {
            value = samples.fresh(field, span.get());
        } else if (text != null && !(unique && isAnyText(field))) {
            value = samples.same(field, text);
        } else if (unique) {
            if (field.type().isFile() || !needed) {
                return null;
            }
            // Where bounds leave no second value, none is new: others of a set of fields must be.
            value = Span.counts(field.type()) && field.isBounded()
                    ? samples.same(field, Samples.text(field))
                    : samples.fresh(field);
        } else if (isNullDespiteDefault(field) && isChecked(entity, field)) {
            value = Samples.nothing(module, field);
        } else if (isGiven(field)) {
            return null;
        } else {
            value = name && field.pattern().isEmpty() ? samples.name(field) : samples.same(field, Samples.text(field));
        }
        return Python.entry(Expr.string(field.name()), value, ENTRY);
    }

    /** Whether the field is NULL where nobody says more: as many rows as one likes may have that, not so an empty text. */
    private static boolean isNull(ValueField field) {
        return field.holdsNull() && field.options().defaultValue().isEmpty();
    }

    /** Whether a new text is as good as any other, as far as checks say something of it. */
    private static boolean isAnyText(ValueField field) {
        return switch (field.type()) {
            case STRING, TEXT, SLUG, EMAIL, URL, UUID -> field.pattern().isEmpty();
            default -> false;
        };
    }

    /** Whether NULL is what the checks are solved with, and the default what the model gives. */
    private static boolean isNullDespiteDefault(ValueField field) {
        return field.holdsNull() && field.options().defaultValue().isPresent();
    }

    private static boolean isChecked(Entity entity, Field field) {
        return entity.checks().stream()
                .anyMatch(check -> check.condition().fields().contains(field.name()));
    }

    /** Whether the model itself has a value for a new row. */
    private static boolean isGiven(Field field) {
        return field.options().optional()
                || field.options().defaultValue().isPresent()
                || (field instanceof ValueField value && value.type().isFile());
    }
}
