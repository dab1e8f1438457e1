package dev.armature.cli;

import dev.armature.files.Checkpoint;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;

/**
 * Lets Ctrl-C end a run only where nothing is half done: the run is told at its next change to the disk, cleans up,
 * and only then the process ends. A run that has changed nothing yet ends at once.
 */
final class Interruption implements Checkpoint {
    private boolean stop;
    private boolean working;
    private int status;

    /** Starts to listen for the end of the process. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interruption"));
    }

    @Override
    public synchronized void pass(Step step) {
        if (stop && step != Step.REMOVE) {
            throw new ProblemException(
                    ExitCode.INTERRUPTED,
                    Problem.error("interrupted", "stopped before anything was changed")
                            .suggest("run it again when it suits"));
        }
        working = true;
    }

    /** Says that the run is over and what it returned. */
    synchronized void finish(int exit) {
        working = false;
        status = exit;
        notifyAll();
    }

    private synchronized void stop() {
        stop = true;
        if (!working) {
            return;
        }
        while (working) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        Runtime.getRuntime().halt(status);
    }
}
