package dev.armature.files;

import java.io.IOException;

/** Is passed before every change to the disk; throws to end the run there. */
@FunctionalInterface
public interface Checkpoint {
    /** What the change does. */
    enum Step {
        WRITE,
        MOVE,
        /** Also what takes back and cleans up: must not be stopped by a wish to stop. */
        REMOVE
    }

    /** Returns when the run may go on. */
    void pass(Step step) throws IOException;
}
