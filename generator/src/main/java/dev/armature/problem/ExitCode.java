package dev.armature.problem;

/** How a run ended, as the operating system is told. */
public enum ExitCode {
    /** Done. */
    OK(0),
    /** A fault of the machine or of Armature: the disk, the network, a bug. */
    FAULT(1),
    /** Wrong input: usage or profile. */
    INPUT(2),
    /** Refused, nothing changed: target not empty, another run under way. */
    REFUSED(3),
    /** Merged, with conflicts that a person must settle. */
    CONFLICTS(4),
    /** Stopped by Ctrl-C. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
