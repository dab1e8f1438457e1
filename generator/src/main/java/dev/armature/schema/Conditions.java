package dev.armature.schema;

import dev.armature.domain.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What all writers of conditions share. */
public final class Conditions {
    private Conditions() {}

    /** The parts of a conjunction, with conjunctions among them taken apart: Django keeps no nesting there. */
    public static List<Condition> flat(Condition.All condition) {
        return condition.conditions().stream()
                .flatMap(part -> part instanceof Condition.All all ? flat(all).stream() : Stream.of(part))
                .toList();
    }

    /** The parts of a disjunction, with disjunctions among them taken apart. */
    public static List<Condition> flat(Condition.Any condition) {
        return condition.conditions().stream()
                .flatMap(part -> part instanceof Condition.Any any ? flat(any).stream() : Stream.of(part))
                .toList();
    }

    /** A decimal number as people write it: {@code 0} and not {@code 0.00}. */
    public static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0
                ? number.toBigIntegerExact().toString()
                : number.toPlainString();
    }
}
