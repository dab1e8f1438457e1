package dev.armature.work;

import java.util.concurrent.Callable;
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
        return Outcome.of(task);
    }
}
