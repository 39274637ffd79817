package org.diskchain.journal;

/// What of a target is read back before it takes on the source's identity.
public enum Verify {
    /// What was copied.
    COPIED,
    /// The whole virtual disk, through the chains of target and source.
    FULL,
    NONE
}
