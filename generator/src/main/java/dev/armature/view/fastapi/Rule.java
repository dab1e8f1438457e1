package dev.armature.view.fastapi;

import dev.armature.domain.Condition;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A check's condition.
 *
 * @param fields those that it is about
 */
record Rule(Condition condition, Set<String> fields) {
    static Rule of(Condition condition) {
        Set<String> fields = new LinkedHashSet<>();
        condition.accept(new Fields(fields));
        return new Rule(condition, fields);
    }

    private record Fields(Set<String> found) implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison condition) {
            if (condition.operand().isField()) {
                found.add(condition.operand().text());
            }
            return found.add(condition.field());
        }

        @Override
        public Boolean among(Condition.Among condition) {
            return found.add(condition.field());
        }

        @Override
        public Boolean nullTest(Condition.NullTest condition) {
            return found.add(condition.field());
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
    }
}
