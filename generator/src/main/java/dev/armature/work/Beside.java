package dev.armature.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Work that goes on in a thread of its own while the caller does something else. */
public final class Beside<T> {
    private final Once<T> work;

    private Beside(Callable<T> work) {
        this.work = new Once<>(work);
    }

    /** Begins with {@code work}. */
    public static <T> Beside<T> begin(Callable<T> work) {
        Beside<T> beside = new Beside<>(work);
        Thread thread = new Thread(beside.work::start, "beside");
        // A run that fails elsewhere does not wait for what nobody asks for any more.
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** Begins with {@code work} that is a help only: when it fails, whoever needs what it made meets the same. */
    public static void help(Runnable work) {
        begin(Executors.callable(work));
    }

    /** What came of it, as soon as it is done, by the caller if the thread has not come to it; throws what it threw. */
    public T result() {
        return work.result();
    }
}
