package org.diskchain.backup;

import java.util.Locale;

/// What the next backup does with a disk's file, if it declares what the document declares. What
/// comes first wins where several components name the file.
public enum Verdict {
    /// Copied as a whole.
    WHOLE,
    /// The documents do not decide it.
    UNKNOWN,
    /// Backup software reads the same entry in two ways, and may leave the file out.
    DEPENDS,
    /// Only named ranges are copied.
    PARTIAL,
    /// Not needed for this kind of backup.
    LEFT_OUT,
    /// The writer excludes it.
    EXCLUDED,
    /// No component of the backup names it.
    NOT_COVERED;

    /// The name that scripts see. Never changes.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
