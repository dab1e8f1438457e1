package dev.armature.work;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Waits for a task and passes on what it threw. */
final class Outcome {
    private Outcome() {}

    static <T> T of(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
