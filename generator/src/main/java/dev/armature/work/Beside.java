package dev.armature.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Work that goes on in a thread of its own while the caller does something else. */
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /** Begins with {@code work}. */
    public static <T> Beside<T> begin(Callable<T> work) {
        Beside<T> beside = new Beside<>(work);
        Thread thread = new Thread(beside.task, "beside");
        // A run that fails elsewhere does not wait for what nobody asks for any more.
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** Begins with {@code work} that is a help only: when it fails, whoever needs what it made meets the same. */
    public static void help(Runnable work) {
        begin(Executors.callable(work));
    }

    /** What came of it, as soon as it is done; what it threw is thrown here. */
    public T result() {
        return Outcome.of(task);
    }
}
