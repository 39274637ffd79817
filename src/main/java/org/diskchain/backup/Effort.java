package org.diskchain.backup;

/// How many comparisons are still made. Documents that are read may name so much, in ways that so
/// nearly mean each other, that comparing all of it would not end; genuine ones stay far below.
final class Effort {
    /// More comparisons are needed than are made.
    static final class SpentException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private long left;

    /// @param most steps, of which some ten million take a second
    Effort(long most) {
        left = most;
    }

    /// @throws SpentException if less than that is left
    void spend(long steps) throws SpentException {
        left -= steps;
        if (left < 0) throw new SpentException();
    }
}
