package org.diskchain.disk;

import org.diskchain.bytes.Guid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a child records of its parent.
///
/// @param identities the identities under which the parent is accepted: one for a VHD, one or two
///   for a VHDX (`parent_linkage`, then `parent_linkage2`), none where nothing usable is recorded;
///   never the zero GUID
/// @param paths where the parent was, in the order in which they are tried
/// @param modified when the parent was last changed, where that is recorded (VHD: field "Parent
///   Time Stamp"; Windows leaves it zero)
public record ParentLink(
        List<Guid> identities, List<RecordedPath> paths, Optional<Instant> modified) {
    public static final ParentLink NONE = new ParentLink(List.of(), List.of());

    public ParentLink {
        identities = List.copyOf(identities);
        paths = List.copyOf(paths);
    }

    public ParentLink(List<Guid> identities, List<RecordedPath> paths) {
        this(identities, paths, Optional.empty());
    }

    /// Whether a disk of that identity is the parent.
    public boolean accepts(Guid identity) {
        return identities.contains(identity);
    }

    /// The identity to show: the first one, or zero where none is recorded.
    public Guid recordedIdentity() {
        return identities.isEmpty() ? Guid.ZERO : identities.getFirst();
    }
}
