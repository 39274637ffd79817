package org.diskchain.cli;

/// Ends a command that finds that it has no answer.
final class FailureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailureException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
