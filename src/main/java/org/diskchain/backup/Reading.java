package org.diskchain.backup;

import java.util.Locale;

/// What one way of reading a differenced file's time comes to.
public enum Reading {
    COPIED,
    LEFT_OUT,
    /// The times are equal, or nearer than the file system tells them apart.
    UNDECIDED,
    /// It takes the time of an earlier backup that nobody has said.
    UNKNOWN;

    /// The name that scripts see. Never changes.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
