package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Check;
import dev.armature.domain.Condition;
import dev.armature.domain.Condition.Operator;
import dev.armature.domain.Default;
import dev.armature.domain.Entity;
import dev.armature.domain.Evaluation;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds values with which a row breaks no check of its entity, by trying what the checks themselves name. */
final class CheckSolver {
    private static final int ATTEMPTS = 100_000;

    private final Entity entity;
    /** What a row must meet beside the checks. */
    private final Optional<Predicate<Map<String, String>>> wanted;

    private final Map<String, Set<String>> candidates = new LinkedHashMap<>();
    private final List<Rule> rules;
    private int attempts;

    private CheckSolver(Entity entity, Optional<Predicate<Map<String, String>>> wanted) {
        this.entity = entity;
        this.wanted = wanted;
        this.rules =
                entity.checks().stream().map(Check::condition).map(Rule::new).toList();
    }

    /**
     * How far a number, a day or a moment can go from the value that solves the checks while all other fields stay: for
     * values of which each row has its own. Of fields that checks say nothing of, only bounds limit the way.
     */
    static Optional<Span> span(Entity entity, Map<String, String> solved, ValueField field) {
        String text = solved.getOrDefault(field.name(), field.isBounded() ? Samples.text(field) : "");
        if (text.isEmpty() || !Span.counts(field.type())) {
            return Optional.empty();
        }
        return Span.around(
                field,
                text,
                candidate -> isWithin(field, candidate) && holds(entity, solved, Map.of(field.name(), candidate)));
    }

    /** The texts of the fields that checks are about; fields that stay NULL are left out. */
    static Map<String, String> solve(Entity entity) {
        CheckSolver solver = new CheckSolver(entity, Optional.empty());
        solver.collect(entity.checks().stream().map(Check::condition).toList());
        Map<String, String> values = new LinkedHashMap<>();
        return solver.search(new ArrayList<>(solver.candidates.keySet()), values) ? values : Map.of();
    }

    /**
     * A row that an action may change, and that breaks no check afterwards; or one that it may not change. It holds the
     * fields that this is about, empty where NULL.
     */
    static Optional<Map<String, Optional<String>>> solve(Entity entity, AdminAction action, boolean ready) {
        List<Condition> when = action.when().map(Check::condition).stream().toList();
        List<Condition> checks = entity.checks().stream().map(Check::condition).toList();
        CheckSolver solver = new CheckSolver(
                entity,
                Optional.of(values ->
                        when.stream().allMatch(condition -> condition.accept(new Selection(entity, values)) == ready)
                                && (!ready || holdAfter(entity, action, checks, values))));
        solver.collect(when);
        Set<String> named = Set.copyOf(solver.candidates.keySet());
        solver.collect(checks);
        List<String> fields = new ArrayList<>(solver.candidates.keySet());
        Map<String, String> values = new LinkedHashMap<>();
        // Times that the system sets are nobody's to choose.
        boolean chosen = fields.stream().allMatch(field -> entity.field(field).isPresent());
        if (!chosen || !solver.search(fields, values)) {
            return Optional.empty();
        }
        Map<String, Optional<String>> row = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> named.contains(field)
                        || !entity.field(field).orElseThrow().options().unique())
                .forEach(field -> row.put(field, Optional.ofNullable(values.get(field))));
        return Optional.of(row);
    }

    private static boolean holdAfter(
            Entity entity, AdminAction action, List<Condition> checks, Map<String, String> before) {
        Map<String, String> after = new LinkedHashMap<>(before);
        action.set().forEach((field, value) -> {
            after.remove(field);
            value.filter(it -> it.kind() == Default.Kind.LITERAL).ifPresent(it -> after.put(field, it.text()));
        });
        return checks.stream().allMatch(check -> holds(entity, check, after));
    }

    private void collect(List<Condition> conditions) {
        Collector collector = new Collector();
        conditions.forEach(condition -> condition.accept(collector));
    }

    private boolean search(List<String> fields, Map<String, String> values) {
        if (fields.isEmpty() || attempts++ > ATTEMPTS) {
            return entity.checks().stream()
                            .map(Check::condition)
                            .allMatch(condition -> holds(entity, condition, values))
                    && wanted.map(test -> test.test(values)).orElse(true);
        }
        String field = fields.get(0);
        List<String> rest = fields.subList(1, fields.size());
        for (String candidate : candidates.getOrDefault(field, Set.of())) {
            values.put(field, candidate);
            if (isPossible(field, rest, values) && search(rest, values)) {
                return true;
            }
        }
        values.remove(field);
        return mayBeMissing(field) && isPossible(field, rest, values) && search(rest, values);
    }

    /** Whether the checks hold that are about this field and none that is still open. */
    private boolean isPossible(String field, List<String> open, Map<String, String> values) {
        return rules.stream()
                .filter(rule ->
                        rule.fields().contains(field) && rule.fields().stream().noneMatch(open::contains))
                .allMatch(rule -> holds(entity, rule.condition(), values));
    }

    private boolean mayBeMissing(String name) {
        return entity.field(name)
                .map(field -> field.options().optional() && !(wanted.isPresent() && field.holdsEmptyText()))
                .orElse(true);
    }

    /** Whether no check is broken by a row that solves them but for some fields. */
    static boolean holds(Entity entity, Map<String, String> solved, Map<String, String> changes) {
        Map<String, String> values = new LinkedHashMap<>(solved);
        values.putAll(changes);
        return entity.checks().stream().map(Check::condition).allMatch(check -> holds(entity, check, values));
    }

    private static boolean holds(Entity entity, Condition condition, Map<String, String> values) {
        return condition.accept(evaluation(entity, values)).orElse(true);
    }

    /** A factory makes a row of its own for every reference. */
    private static Evaluation evaluation(Entity entity, Map<String, String> values) {
        return new Evaluation(values, field -> leads(entity, field));
    }

    /** A check's condition, with the fields that it is about. */
    private record Rule(Condition condition, Set<String> fields) {
        Rule(Condition condition) {
            this(condition, condition.fields());
        }
    }

    /** Whether a value is not beyond the field's own bounds; those of texts are about their length. */
    private static boolean isWithin(ValueField field, String text) {
        return field.type().textLike()
                || (field.min().map(min -> Evaluation.compare(text, min) >= 0).orElse(true)
                        && field.max()
                                .map(max -> Evaluation.compare(text, max) <= 0)
                                .orElse(true));
    }

    private static boolean leads(Entity entity, String field) {
        return entity.field(field).filter(RelationField.class::isInstance).isPresent();
    }

    /** Gathers what could be tried for each field. */
    private final class Collector implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison condition) {
            if (leads(entity, condition.field())) {
                return true;
            }
            add(condition.field(), condition.operand());
            if (condition.operand().isField()) {
                add(condition.operand().text(), new Condition.Operand(true, condition.field()));
            }
            return true;
        }

        @Override
        public Boolean among(Condition.Among condition) {
            condition.values().forEach(value -> add(condition.field(), value));
            return true;
        }

        @Override
        public Boolean nullTest(Condition.NullTest condition) {
            own(condition.field());
            return true;
        }

        @Override
        public Boolean all(Condition.All condition) {
            condition.conditions().forEach(part -> part.accept(this));
            return true;
        }

        @Override
        public Boolean any(Condition.Any condition) {
            condition.conditions().forEach(part -> part.accept(this));
            return true;
        }

        private Set<String> own(String name) {
            return candidates.computeIfAbsent(name, key -> {
                Set<String> texts = new LinkedHashSet<>();
                value(name).ifPresent(field -> {
                    texts.add(field.options()
                            .defaultValue()
                            .map(it -> it.text())
                            .filter(it -> !it.isEmpty())
                            .orElse(Samples.text(field)));
                    field.min().ifPresent(texts::add);
                    field.max().ifPresent(texts::add);
                    texts.addAll(Span.beside(field, Samples.text(field)));
                    texts.removeIf(text -> !fits(name, text));
                    field.choices().forEach(choice -> texts.add(choice.value()));
                    if (field.type() == dev.armature.domain.FieldType.BOOLEAN) {
                        texts.add("true");
                        texts.add("false");
                    }
                    if (wanted.isPresent() && field.holdsEmptyText()) {
                        texts.add("");
                    }
                });
                return texts;
            });
        }

        private void add(String name, Condition.Operand operand) {
            Set<String> texts = own(name);
            String text =
                    operand.isField() ? value(operand.text()).map(Samples::text).orElse("") : operand.text();
            if (operand.isField() && text.isEmpty()) {
                return;
            }
            texts.add(text);
            value(name).ifPresent(field -> texts.addAll(Span.beside(field, text)));
            texts.removeIf(it -> !fits(name, it));
        }

        private boolean fits(String name, String text) {
            return value(name).map(field -> isWithin(field, text)).orElse(true);
        }

        private Optional<ValueField> value(String name) {
            return entity.field(name).filter(ValueField.class::isInstance).map(ValueField.class::cast);
        }
    }

    /** Two values, as Django's filters have them: nothing equals nothing, and differs from everything. */
    private record Selection(Entity entity, Map<String, String> values) implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison condition) {
            return evaluation(entity, values).comparison(condition).orElse(condition.operator() == Operator.NOT_EQUAL);
        }

        @Override
        public Boolean among(Condition.Among condition) {
            return evaluation(entity, values).among(condition).orElse(false);
        }

        @Override
        public Boolean nullTest(Condition.NullTest condition) {
            return values.containsKey(condition.field()) != condition.isNull();
        }

        @Override
        public Boolean all(Condition.All condition) {
            return condition.conditions().stream().allMatch(part -> part.accept(this));
        }

        @Override
        public Boolean any(Condition.Any condition) {
            return condition.conditions().stream().anyMatch(part -> part.accept(this));
        }
    }
}
