package dev.armature.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A condition of a check or of an action's {@code when}. */
public sealed interface Condition {

    /** Gives each kind of condition to the method that knows it. */
    <R> R accept(Visitor<R> visitor);

    /** The fields that it is about. */
    Set<String> fields();

    /** {@code field OP literal-or-field}. */
    record Comparison(String field, Operator operator, Operand operand) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public Set<String> fields() {
            Set<String> fields = new LinkedHashSet<>(List.of(field));
            if (operand.isField()) {
                fields.add(operand.text());
            }
            return fields;
        }
    }

    /** {@code field in (literals)}. */
    record Among(String field, List<Operand> values) implements Condition {
        public Among {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.among(this);
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** {@code field is null} or {@code is not null}. */
    record NullTest(String field, boolean isNull) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nullTest(this);
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** All of two or more conditions, joined by {@code and}. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }

        @Override
        public Set<String> fields() {
            return together(conditions);
        }
    }

    /** Any of two or more conditions, joined by {@code or}. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }

        @Override
        public Set<String> fields() {
            return together(conditions);
        }
    }

    private static Set<String> together(List<Condition> conditions) {
        Set<String> fields = new LinkedHashSet<>();
        conditions.forEach(part -> fields.addAll(part.fields()));
        return fields;
    }

    /** How two values compare. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As a profile spells it. */
        public String sign() {
            return sign;
        }
    }

    /**
     * The right side of a comparison.
     *
     * @param isField whether {@code text} names a field; otherwise it is a literal in the canonical spelling of the left
     *     field's type
     * @param text the field's name or the literal
     */
    record Operand(boolean isField, String text) {}

    /** One method for each kind of condition. */
    interface Visitor<R> {
        /** For a comparison. */
        R comparison(Comparison condition);

        /** For a membership test. */
        R among(Among condition);

        /** For a null test. */
        R nullTest(NullTest condition);

        /** For a conjunction. */
        R all(All condition);

        /** For a disjunction. */
        R any(Any condition);
    }
}
