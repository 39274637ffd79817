package org.diskchain.journal;

/// How far a merge has come. The order is the order of the run.
public enum Phase {
    /// Nothing but the journal has been written: the merge may be dropped without trace.
    PLANNED,
    /// Identities and links are being changed; each may be old or new.
    IDENTITIES,
    /// Payload is being copied; up to the journal's position it is durable.
    COPY,
    /// All payload is in the target; it is taking on the source's facts and identity.
    FINISH
}
