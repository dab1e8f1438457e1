package dev.armature.view.fastapi;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Check;
import dev.armature.domain.Condition;
import dev.armature.domain.Condition.Operator;
import dev.armature.domain.Default;
import dev.armature.domain.Entity;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds values with which a row breaks no check of its entity, by trying what the checks themselves name. */
final class CheckSolver {
    private static final int ATTEMPTS = 100_000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");

    private static final Pattern DURATION = Pattern.compile("-?P[0-9]+DT[0-9]+H[0-9]+M[0-9]+(\\.[0-9]+)?S");

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
                .map(field -> field.options().optional() && !(wanted.isPresent() && holdsEmptyText(field)))
                .orElse(true);
    }

    /** Whether the field holds an empty text where it holds nothing. */
    private static boolean holdsEmptyText(Field field) {
        return field instanceof ValueField value && value.holdsEmptyText();
    }

    /** Whether no check is broken by a row that solves them but for some fields. */
    static boolean holds(Entity entity, Map<String, String> solved, Map<String, String> changes) {
        Map<String, String> values = new LinkedHashMap<>(solved);
        values.putAll(changes);
        return entity.checks().stream().map(Check::condition).allMatch(check -> holds(entity, check, values));
    }

    private static boolean holds(Entity entity, Condition condition, Map<String, String> values) {
        return condition.accept(new Evaluation(entity, values)).orElse(true);
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
                || (field.min().map(min -> compare(text, min) >= 0).orElse(true)
                        && field.max().map(max -> compare(text, max) <= 0).orElse(true));
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
                    if (wanted.isPresent() && holdsEmptyText(field)) {
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

    /** Three values, as SQL has them: nothing is neither true nor false. */
    private record Evaluation(Entity entity, Map<String, String> values)
            implements Condition.Visitor<Optional<Boolean>> {
        @Override
        public Optional<Boolean> comparison(Condition.Comparison condition) {
            if (leads(entity, condition.field())) {
                // A factory makes a row of its own for every reference.
                return Optional.of(condition.operator() == Operator.NOT_EQUAL);
            }
            String left = values.get(condition.field());
            Condition.Operand operand = condition.operand();
            String right = operand.isField() ? values.get(operand.text()) : operand.text();
            return left == null || right == null
                    ? Optional.empty()
                    : Optional.of(test(condition.operator(), compare(left, right)));
        }

        private static boolean test(Operator operator, int order) {
            return switch (operator) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        @Override
        public Optional<Boolean> among(Condition.Among condition) {
            String left = values.get(condition.field());
            return left == null
                    ? Optional.empty()
                    : Optional.of(condition.values().stream()
                            .map(value -> value.isField() ? values.get(value.text()) : value.text())
                            .anyMatch(value -> value != null && compare(left, value) == 0));
        }

        @Override
        public Optional<Boolean> nullTest(Condition.NullTest condition) {
            return Optional.of(values.containsKey(condition.field()) != condition.isNull());
        }

        @Override
        public Optional<Boolean> all(Condition.All condition) {
            List<Optional<Boolean>> parts = condition.conditions().stream()
                    .map(part -> part.accept(this))
                    .toList();
            if (parts.contains(Optional.of(false))) {
                return Optional.of(false);
            }
            return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
        }

        @Override
        public Optional<Boolean> any(Condition.Any condition) {
            List<Optional<Boolean>> parts = condition.conditions().stream()
                    .map(part -> part.accept(this))
                    .toList();
            if (parts.contains(Optional.of(true))) {
                return Optional.of(true);
            }
            return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
        }
    }

    /** Two values, as Django's filters have them: nothing equals nothing, and differs from everything. */
    private record Selection(Entity entity, Map<String, String> values) implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison condition) {
            return new Evaluation(entity, values)
                    .comparison(condition)
                    .orElse(condition.operator() == Operator.NOT_EQUAL);
        }

        @Override
        public Boolean among(Condition.Among condition) {
            return new Evaluation(entity, values).among(condition).orElse(false);
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

    private static int compare(String one, String other) {
        if (DURATION.matcher(one).matches() && DURATION.matcher(other).matches()) {
            return Duration.parse(one).compareTo(Duration.parse(other));
        }
        return NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches()
                ? new BigDecimal(one).compareTo(new BigDecimal(other))
                : one.compareTo(other);
    }
}
