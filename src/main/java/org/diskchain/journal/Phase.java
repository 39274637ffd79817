package org.diskchain.journal;

/// How far a merge has come. The order is the order of the run.
public enum Phase {
    /// Nothing but the journal has been written: the merge may be dropped without trace.
    PLANNED,
    /// Rescued disks are getting what they would lose; every disk reads as before.
    RESCUE,
    /// Identities and links are being changed; each may be old or new.
    IDENTITIES,
    /// Payload is being copied; up to the journal's position it is durable.
    COPY,
    /// All payload is in the target; it takes on the source's facts and is read back.
    VERIFY,
    /// The target is taking on the source's identity, and rescued disks are linked to it.
    FINISH
}
