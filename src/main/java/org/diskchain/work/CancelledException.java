package org.diskchain.work;

/// The person asked to stop, and the work has stopped at a safe point.
public final class CancelledException extends Exception {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("stopped");
    }
}
