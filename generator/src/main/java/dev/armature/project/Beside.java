package dev.armature.project;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that goes on in a thread of its own while the caller does something else. */
final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /** Begins with {@code work}. */
    static <T> Beside<T> begin(Callable<T> work) {
        Beside<T> beside = new Beside<>(work);
        Thread thread = new Thread(beside.task, "beside");
        // A run that fails elsewhere does not wait for what nobody asks for any more.
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** What came of it, as soon as it is done; what it threw is thrown here. */
    T result() {
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
