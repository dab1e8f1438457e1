package dev.armature.view.fastapi;

import dev.armature.domain.Architecture;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.fastapi.FactoriesView.FactoryView;
import dev.armature.view.fastapi.FactoriesView.ReferenceView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Builds {@code factories.py}. */
final class FactoryBuilder {
    private static final int ENTRY = 8;

    private final Project project;
    private final PythonModule module = new PythonModule(Set.of());

    FactoryBuilder(Project project) {
        this.project = project;
    }

    FactoriesView view() {
        Set<EntityRef> makeable = makeable(project);
        List<FactoryView> factories = project.domain()
                .entities()
                .filter(entity -> makeable.contains(entity.ref()))
                .map(this::factory)
                .toList();
        module.datetime("timedelta");
        if (project.domain().architecture() == Architecture.FASTAPI) {
            module.use("collections.abc", "Awaitable");
            module.use("collections.abc", "Callable");
            module.use("typing", "Final");
        }
        module.imported("itertools");
        module.use("typing", "Any");
        module.use("typing", "TypeVar");
        module.use("sqlalchemy.ext.asyncio", "AsyncSession");
        module.use("api.accounts.models", "LoginSession");
        module.use("api.accounts.models", "User");
        module.use("api.common.tables", "Base");
        module.use("api.common.tables", "now");
        boolean picks = factories.stream()
                .flatMap(factory -> factory.entries().stream())
                .anyMatch(entry -> entry.contains(": pick("));
        return new FactoriesView(module.imports(), List.of(), factories, all(factories), picks);
    }

    /** {@code ALL: Final[tuple[Callable[[AsyncSession], Awaitable[Base]], ...]] = (make_…, …)}. */
    private static String all(List<FactoryView> factories) {
        Expr maker = Expr.name("Callable")
                .subscript(
                        Expr.list(List.of(Expr.name("AsyncSession"))),
                        Expr.name("Awaitable").subscript(Expr.name("Base")));
        Expr type = Expr.name("Final").subscript(Expr.name("tuple").subscript(maker, Expr.ELLIPSIS));
        List<Expr> makers = factories.stream()
                .map(factory -> Expr.name("make_" + factory.function()))
                .toList();
        return Python.annotated("ALL", type, Expr.tuple(makers), 0);
    }

    /** The entities whose required references do not go round in a circle. */
    static Set<EntityRef> makeable(Project project) {
        Set<EntityRef> found = new HashSet<>(Set.of(EntityRef.USER));
        boolean grown = true;
        while (grown) {
            grown = project.domain()
                            .entities()
                            .filter(entity ->
                                    required(entity).stream().allMatch(relation -> found.contains(relation.target())))
                            .map(Entity::ref)
                            .filter(found::add)
                            .count()
                    > 0;
        }
        return found;
    }

    private static List<RelationField> required(Entity entity) {
        return entity.fields().stream()
                .filter(field -> field instanceof RelationField)
                .map(RelationField.class::cast)
                .filter(relation -> relation.kind() != RelationField.Kind.MANY
                        && !relation.options().optional())
                .toList();
    }

    private FactoryView factory(Entity entity) {
        String app = entity.ref().app();
        Map<String, String> solved = CheckSolver.solve(entity);
        Set<String> distinct = new HashSet<>();
        entity.unique().forEach(distinct::addAll);
        List<String> entries = entity.fields().stream()
                .filter(field -> field instanceof ValueField)
                .map(ValueField.class::cast)
                .map(field -> entry(field, Optional.ofNullable(solved.get(field.name())), distinct))
                .filter(Objects::nonNull)
                .toList();
        List<ReferenceView> references = required(entity).stream()
                .map(relation -> ReferenceView.of(relation.name() + "_id", function(relation.target())))
                .toList();
        return new FactoryView(
                project.variable(entity.ref()),
                Project.one(Project.words(Project.snake(entity.name()))),
                module.library("api." + app + ".models", app + "_models", entity.name())
                        .toString(),
                references,
                entries);
    }

    private String function(EntityRef ref) {
        return ref.equals(EntityRef.USER) ? "user" : project.variable(ref);
    }

    private @org.jspecify.annotations.Nullable String entry(
            ValueField field, Optional<String> solved, Set<String> distinct) {
        Samples samples = new Samples(module);
        Expr value;
        boolean name = field.type() == FieldType.STRING || field.type() == FieldType.TEXT;
        boolean unique = field.options().unique() || distinct.contains(field.name());
        if (solved.isPresent() && !(name && unique && field.pattern().isEmpty())) {
            value = samples.same(field, solved.get());
        } else if (unique) {
            if (field.options().optional() || field.type().isFile()) {
                return null;
            }
            value = samples.fresh(field);
        } else if (isGiven(field)) {
            return null;
        } else {
            value = name && field.pattern().isEmpty() ? samples.name(field) : samples.same(field, Samples.text(field));
        }
        return Python.entry(Expr.string(field.name()), value, ENTRY);
    }

    /** Whether the model itself has a value for a new row. */
    private static boolean isGiven(Field field) {
        return field.options().optional()
                || field.options().defaultValue().isPresent()
                || (field instanceof ValueField value && value.type().isFile());
    }
}
