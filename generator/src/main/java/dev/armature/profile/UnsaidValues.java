package dev.armature.profile;

import dev.armature.domain.Check;
import dev.armature.domain.Condition;
import dev.armature.domain.Default;
import dev.armature.domain.Evaluation;
import dev.armature.domain.Field;
import dev.armature.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of checks that a row breaks of whose fields a client says nothing: by defaults, by what only the system sets, or
 * since optional texts are empty and not NULL. That one of several must be given is what checks are there for.
 */
final class UnsaidValues {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Findings findings;

    UnsaidValues(List<Field> fields, Findings findings) {
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.findings = findings;
    }

    void check(Check check, Location at) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        boolean surprising = false;
        for (String name : check.condition().fields()) {
            Field field = fields.get(name);
            if (field == null || !isKnown(field)) {
                return;
            }
            Optional<String> value = value(field);
            value.ifPresent(text -> values.put(name, text));
            surprising |= isSurprising(field, check);
            told.add(name + " is " + value.map(UnsaidValues::spelled).orElse("null"));
        }
        if (surprising
                && check.condition()
                        .accept(new Evaluation(values, field -> false))
                        .equals(Optional.of(false))) {
            String message = "a row breaks this check when it is made without more: " + String.join(", ", told);
            findings.warning("broken-by-default", at, message);
        }
    }

    /** Whether it is known what the field holds where nobody says anything. */
    private static boolean isKnown(Field field) {
        Optional<Default> value = field.options().defaultValue();
        return value.map(it -> it.kind() == Default.Kind.LITERAL)
                .orElse(field.options().optional());
    }

    private static boolean isSurprising(Field field, Check check) {
        // Who compares with an empty text knows of it.
        boolean empty = field.holdsEmptyText() && !asksForEmpty(check.condition());
        return field.options().readonly() || field.options().defaultValue().isPresent() || empty;
    }

    private static boolean asksForEmpty(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.operand().equals(new Condition.Operand(false, ""));
        }
        List<Condition> parts = condition instanceof Condition.All all
                ? all.conditions()
                : condition instanceof Condition.Any any ? any.conditions() : List.of();
        return parts.stream().anyMatch(UnsaidValues::asksForEmpty);
    }

    private static Optional<String> value(Field field) {
        Optional<String> written = field.options().defaultValue().map(Default::text);
        return written.isEmpty() && field.holdsEmptyText() ? Optional.of("") : written;
    }

    private static String spelled(String text) {
        return text.isEmpty() ? "empty" : text;
    }
}
