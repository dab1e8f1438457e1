package dev.armature.view.fastapi;

import dev.armature.domain.Choice;
import dev.armature.domain.Entity;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fields that no two rows share, alone or together, and that take few values: values in turn, each field's for itself,
 * would meet again soon.
 *
 * @param fields the fields
 * @param rows what they hold in the first rows that there can be, a text for each field
 */
record Scarce(List<ValueField> fields, List<List<String>> rows) {
    /** No test makes as many rows of an entity. */
    private static final int FEW = 12;

    Scarce {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /** Those of an entity, in which no field stands twice. */
    static List<Scarce> of(Entity entity, Map<String, String> solved) {
        Stream<List<String>> alone = entity.fields().stream()
                .filter(field -> field.options().unique())
                .map(field -> List.of(field.name()));
        Set<String> named = new HashSet<>();
        List<Scarce> found = new ArrayList<>();
        Stream.concat(alone, entity.unique().stream())
                .filter(names -> names.stream().noneMatch(named::contains))
                .flatMap(names -> of(entity, solved, names).stream())
                .forEach(scarce -> {
                    scarce.fields().forEach(field -> named.add(field.name()));
                    found.add(scarce);
                });
        return found;
    }

    private static Optional<Scarce> of(Entity entity, Map<String, String> solved, List<String> names) {
        List<ValueField> fields = new ArrayList<>();
        // Only as many as are looked at are put together: of all there may be millions.
        Stream<Map<String, String>> rows = Stream.of(Map.of());
        for (String name : names) {
            Optional<ValueField> field =
                    entity.field(name).filter(ValueField.class::isInstance).map(ValueField.class::cast);
            List<String> values =
                    field.map(value -> values(entity, solved, value)).orElse(List.of());
            if (values.isEmpty() || (names.size() == 1 && values.size() > FEW)) {
                return Optional.empty();
            }
            fields.add(field.get());
            rows = rows.flatMap(row -> values.stream().limit(FEW).map(value -> with(row, name, value)));
        }
        List<List<String>> possible = rows.filter(row -> CheckSolver.holds(entity, solved, row))
                .limit(FEW)
                .map(row -> names.stream().map(row::get).toList())
                .toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(new Scarce(fields, possible));
    }

    private static Map<String, String> with(Map<String, String> row, String name, String value) {
        Map<String, String> longer = new LinkedHashMap<>(row);
        longer.put(name, value);
        return longer;
    }

    /** What a field can hold where that can be listed, else nothing. */
    private static List<String> values(Entity entity, Map<String, String> solved, ValueField field) {
        if (field.holdsNull() && !solved.containsKey(field.name())) {
            return List.of();
        }
        return switch (field.type()) {
            case BOOLEAN -> List.of("false", "true");
            case CHOICE -> field.choices().stream().map(Choice::value).toList();
            case STRING, TEXT, SLUG ->
                field.pattern().map(pattern -> matching(field, pattern)).orElse(List.of());
            case SMALLINT, INTEGER, BIGINT, DATE, TIME, DATETIME, DURATION -> counted(entity, solved, field);
            default -> List.of();
        };
    }

    private static List<String> matching(ValueField field, String pattern) {
        List<String> texts = Samples.matching(field, pattern);
        return texts.size() > FEW ? List.of() : texts;
    }

    private static List<String> counted(Entity entity, Map<String, String> solved, ValueField field) {
        FieldType type = field.type();
        Optional<List<String>> several = CheckSolver.span(entity, solved, field)
                .map(span -> span.most() - span.least() < FEW ? span.texts(type) : List.<String>of());
        boolean one = field.min().isPresent() && field.min().equals(field.max());
        return several.orElse(one ? List.of(field.min().get()) : List.of());
    }
}
