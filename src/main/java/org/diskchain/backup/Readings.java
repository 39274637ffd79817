package org.diskchain.backup;

/// The two ways in which the documentation lets a differenced file's time be read. No source
/// reconciles them.
///
/// @param changedSince the time is a threshold: a file is copied that was changed since
/// @param writersTime the time stands for the file's own: it is copied if that is later than the
///   earlier backups
public record Readings(Reading changedSince, Reading writersTime) {
    Verdict verdict() {
        if (changedSince == Reading.UNDECIDED) return Verdict.DEPENDS;
        if (writersTime == Reading.UNKNOWN) return Verdict.UNKNOWN;
        if (changedSince != writersTime) return Verdict.DEPENDS;
        return changedSince == Reading.COPIED ? Verdict.WHOLE : Verdict.LEFT_OUT;
    }
}
