package org.diskchain.testing.checker;

import java.io.IOException;

/// The file is not a valid disk.
public final class InvalidDiskException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidDiskException(String what, Object... values) {
        super(what.formatted(values));
    }

    static void require(boolean holds, String what, Object... values) throws InvalidDiskException {
        if (!holds) throw new InvalidDiskException(what, values);
    }
}
