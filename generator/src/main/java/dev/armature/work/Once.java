package dev.armature.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that several threads need: the first to come does it, the others wait for what came of it. */
public final class Once<T> {
    private final FutureTask<T> task;

    /** Will do {@code work} when somebody first asks. */
    public Once(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /** Does the work, unless somebody does or did. */
    public void start() {
        task.run();
    }

    /** What came of it; what it threw is thrown here, to each who asks. */
    public T result() {
        task.run();
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
