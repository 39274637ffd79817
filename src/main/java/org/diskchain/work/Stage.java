package org.diskchain.work;

/// A stretch of long work that reports its own progress.
public enum Stage {
    /// Looking through folders; units are files, total unknown (0).
    SCAN,
    /// Finding out what a merge copies; units are bytes of virtual disk.
    MEASURE,
    /// Journal, locks and identities before the first payload byte; units are steps.
    PREPARE,
    /// What rescued disks would lose, into them; bytes.
    RESCUE,
    /// Payload into the target; bytes.
    COPY,
    /// Reading the target back; bytes.
    VERIFY,
    /// The target takes on the source's facts and identity; units are steps.
    FINISH,
    /// Reading a whole disk for its hash; bytes.
    HASH,
    /// Writing a flattened disk; bytes of virtual disk.
    CONVERT,
    /// Reading tables and payload for damage; bytes.
    CHECK
}
