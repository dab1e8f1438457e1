package dev.armature.schema;

import dev.armature.domain.EntityRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Django's autodetector and its optimizer, step by step, so that what it gives equals what {@code makemigrations}
 * writes into empty packages.
 */
public final class Autodetector {
    /** The newest migration of each of Django's own apps that models lead to. */
    private static final Map<String, String> LEAVES = Map.of("auth", "0012_alter_user_first_name_max_length");

    private final SortedMap<String, List<Step>> waiting = new TreeMap<>();
    private final SortedMap<String, List<Migration>> done = new TreeMap<>();

    private Autodetector() {}

    /** What makes the tables of {@code models}, each app's migrations in their order. */
    public static SortedMap<String, List<Migration>> initial(Models models) {
        Autodetector autodetector = new Autodetector();
        autodetector.generate(models);
        autodetector.waiting.replaceAll((app, steps) -> StepOrder.sorted(steps));
        autodetector.chop();
        autodetector.finish();
        return autodetector.done;
    }

    private void generate(Models models) {
        Comparator<Model> byName = Comparator.comparing(
                        (Model model) -> prefix(model) + model.ref().app())
                .thenComparing(model -> prefix(model) + Model.lower(model.ref()));
        List<Model> sorted = models.all().stream().sorted(byName.reversed()).toList();
        for (Model model : sorted) {
            List<Step> steps = waiting.computeIfAbsent(model.ref().app(), app -> new ArrayList<>());
            List<Attribute> relations = model.attributes().stream()
                    .filter(attribute -> attribute.relation().isPresent())
                    .sorted(Comparator.comparing(Attribute::name))
                    .toList();
            steps.add(0, create(model));
            relations.forEach(relation -> steps.add(add(model, relation)));
            Set<String> names = new LinkedHashSet<>();
            relations.forEach(relation -> names.add(relation.name()));
            List<EntityRef> self = List.of(model.ref());
            model.indexes()
                    .forEach(index -> steps.add(new Step(new Operation.AddIndex(model.ref(), index), self, names)));
            model.rules().forEach(rule -> steps.add(new Step(new Operation.AddRule(model.ref(), rule), self, names)));
        }
    }

    /** Django makes models that may be swapped first. */
    private static String prefix(Model model) {
        return model.ref().equals(EntityRef.USER) ? "___" : "";
    }

    private static Step create(Model model) {
        List<Attribute> values = model.attributes().stream()
                .filter(attribute -> attribute.relation().isEmpty())
                .toList();
        return new Step(new Operation.CreateModel(model, values, List.of(), List.of()), List.of(), Set.of());
    }

    private static Step add(Model model, Attribute attribute) {
        List<EntityRef> before = new ArrayList<>();
        attribute.relation().ifPresent(relation -> {
            before.add(relation.target());
            relation.through().ifPresent(before::add);
        });
        before.add(model.ref());
        return new Step(new Operation.AddField(model.ref(), attribute), before, Set.of());
    }

    /** Goes round the apps: whole apps first, and a part of one only where nothing else is left. */
    private void chop() {
        boolean parts = false;
        int left = left();
        while (left > 0) {
            for (String app : waiting.keySet()) {
                if (chop(app, parts)) {
                    parts = false;
                }
            }
            int now = left();
            if (now == left && parts) {
                throw new IllegalStateException("operations wait for each other: " + waiting);
            }
            parts = parts || now == left;
            left = now;
        }
    }

    private int left() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private boolean chop(String app, boolean parts) {
        List<Step> steps = waiting.getOrDefault(app, List.of());
        List<Operation> operations = new ArrayList<>();
        Set<Migration.Dependency> dependencies = new LinkedHashSet<>();
        for (Step step : steps) {
            Optional<Set<Migration.Dependency>> needed = needed(app, step, parts);
            if (needed.isEmpty()) {
                break;
            }
            operations.add(step.operation());
            dependencies.addAll(needed.get());
        }
        if (operations.isEmpty() || (!parts && operations.size() < steps.size())) {
            return false;
        }
        List<Migration> migrations = done.computeIfAbsent(app, it -> new ArrayList<>());
        String name = Migration.name(migrations.size() + 1, "initial");
        migrations.add(new Migration(app, name, List.copyOf(dependencies), operations));
        waiting.put(app, new ArrayList<>(steps.subList(operations.size(), steps.size())));
        return true;
    }

    /** The migrations of other apps that a step needs; empty while one of them is not made. */
    private Optional<Set<Migration.Dependency>> needed(String app, Step step, boolean parts) {
        Set<Migration.Dependency> needed = new LinkedHashSet<>();
        for (EntityRef model : step.models()) {
            if (model.app().equals(app)) {
                continue;
            }
            if (waiting.getOrDefault(model.app(), List.of()).stream().anyMatch(other -> other.makes(model))) {
                return Optional.empty();
            }
            List<Migration> migrations = done.getOrDefault(model.app(), List.of());
            if (model.equals(EntityRef.USER)) {
                needed.add(Migration.Dependency.USER);
            } else if (!migrations.isEmpty()) {
                needed.add(new Migration.Dependency(
                        model.app(), migrations.get(migrations.size() - 1).name()));
            } else if (parts) {
                needed.add(new Migration.Dependency(model.app(), Objects.requireNonNull(LEAVES.get(model.app()))));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(needed);
    }

    /** Links an app's migrations, sorts dependencies as the writer does, folds operations. */
    private void finish() {
        done.replaceAll((app, migrations) -> {
            List<Migration> finished = new ArrayList<>();
            for (Migration migration : migrations) {
                Set<Migration.Dependency> dependencies = new LinkedHashSet<>(migration.dependencies());
                if (!finished.isEmpty()) {
                    dependencies.add(new Migration.Dependency(
                            app, finished.get(finished.size() - 1).name()));
                }
                finished.add(new Migration(
                        app,
                        migration.name(),
                        dependencies.stream()
                                .sorted(Comparator.comparing(Autodetector::line))
                                .toList(),
                        Optimizer.optimize(migration.operations())));
            }
            return finished;
        });
    }

    /** A dependency as the file spells it before it is formatted: the sort key of Django's writer. */
    private static String line(Migration.Dependency dependency) {
        return dependency.swappable()
                ? "migrations.swappable_dependency(settings.AUTH_USER_MODEL)"
                : "('" + dependency.app() + "', '" + dependency.name() + "')";
    }
}
