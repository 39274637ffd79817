package org.diskchain.disk;

import org.diskchain.bytes.Guid;

import java.util.List;

/// What a child records of its parent.
///
/// @param identities the identities under which the parent is accepted: one for a VHD, one or two
///   for a VHDX (`parent_linkage`, then `parent_linkage2`), none where nothing usable is recorded;
///   never the zero GUID
/// @param paths where the parent was, in the order in which they are tried
public record ParentLink(List<Guid> identities, List<RecordedPath> paths) {
    public static final ParentLink NONE = new ParentLink(List.of(), List.of());

    public ParentLink {
        identities = List.copyOf(identities);
        paths = List.copyOf(paths);
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
