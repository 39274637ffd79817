package org.diskchain.backup;

/// A call that gives no answer, with the result that Windows documents for it.
public final class VssException extends Exception {
    private static final long serialVersionUID = 1L;

    private final HResult result;

    public VssException(HResult result, String message) {
        super(result + ": " + message);
        this.result = result;
    }

    public HResult result() {
        return result;
    }
}
