package dev.armature.schema;

import dev.armature.domain.Condition;
import java.util.List;

/** A constraint of a model as a whole, in {@code Meta.constraints}. */
public sealed interface Rule {
    /** Its name in the database. */
    String name();

    /** Gives each kind of rule to the method that knows it. */
    <R> R accept(Visitor<R> visitor);

    /** No two rows share the values of {@code fields}. */
    record Unique(String name, List<String> fields) implements Rule {
        public Unique {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unique(this);
        }
    }

    /**
     * No two rows share the value of {@code field}, small and capital letters being the same: an index over an
     * expression.
     *
     * @param message what a form says about it
     */
    record UniqueFolded(String name, String field, String message) implements Rule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.uniqueFolded(this);
        }
    }

    /** Every row fulfils {@code condition}. */
    record Check(String name, Condition condition) implements Rule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.check(this);
        }
    }

    /** One method for each kind of rule. */
    interface Visitor<R> {
        /** For a unique set of fields. */
        R unique(Unique rule);

        /** For a unique text without regard to case. */
        R uniqueFolded(UniqueFolded rule);

        /** For a check. */
        R check(Check rule);
    }
}
