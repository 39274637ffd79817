package org.diskchain.cli;

/// The exit codes. They never change.
enum Exit {
    DONE(0),
    /// The disks or the plan are at fault.
    AT_FAULT(1),
    /// Wrong usage.
    USAGE(2),
    /// The machine failed during the run.
    MACHINE(3),
    /// Stopped by the person; can be taken up again.
    STOPPED(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
