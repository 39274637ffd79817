package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.util.List;

/// A specification with where it comes from and whom it speaks of.
///
/// @param writer its instance
/// @param owners the components of the backup that it belongs to; none for an exclusion, and for a
///   file set of a component that the backup did not include
/// @param set of a file set; null else
/// @param time of a differenced file; null else
record Located(
        SpecEntry entry,
        SpecPath path,
        Guid writer,
        List<VssComponent> owners,
        FileSet set,
        Filetime time) {
    boolean isOf(VssComponent component) {
        return owners.stream().anyMatch(owner -> owner == component);
    }
}
