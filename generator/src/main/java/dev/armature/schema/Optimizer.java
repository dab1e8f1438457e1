package dev.armature.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Django's {@code MigrationOptimizer}: folds operations until nothing folds any more. */
final class Optimizer {
    private Optimizer() {}

    static List<Operation> optimize(List<Operation> operations) {
        List<Operation> before = operations;
        while (true) {
            Optional<List<Operation>> after = round(before);
            if (after.isEmpty()) {
                return before;
            }
            before = after.get();
        }
    }

    /** Folds the first pair that does; empty when none is left. */
    private static Optional<List<Operation>> round(List<Operation> operations) {
        List<Operation> done = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            if (folded(operations, i, done)) {
                return Optional.of(done);
            }
            done.add(operations.get(i));
        }
        return Optional.empty();
    }

    /** Whether operation {@code i} folds with a later one; then {@code done} holds all that there is after it. */
    private static boolean folded(List<Operation> operations, int i, List<Operation> done) {
        Operation operation = operations.get(i);
        boolean rightwards = true;
        for (int j = i + 1; j < operations.size(); j++) {
            Operation later = operations.get(j);
            Reduction reduction = operation.reduce(later);
            if (reduction.result().isPresent()) {
                List<Operation> between = operations.subList(i + 1, j);
                if (!rightwards
                        && !between.stream().allMatch(it -> it.reduce(later).passed())) {
                    return false;
                }
                if (rightwards) {
                    done.addAll(between);
                }
                done.add(reduction.result().get());
                if (!rightwards) {
                    done.addAll(between);
                }
                done.addAll(operations.subList(j + 1, operations.size()));
                return true;
            }
            rightwards = rightwards && reduction.passed();
        }
        return false;
    }
}
