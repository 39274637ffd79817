package org.diskchain.backup;

import org.diskchain.bytes.Guid;

/// A specification with where it comes from and whom it speaks of.
///
/// @param writer its instance
/// @param owner the component that it stands in; null for an exclusion
/// @param component of the backup, for an entry of the components document; null else
/// @param included whether the backup included the owner, or a component above it
/// @param set of a file set; null else
/// @param time of a differenced file; null else
record Located(
        SpecEntry entry,
        SpecPath path,
        Guid writer,
        Owner owner,
        VssComponent component,
        boolean included,
        FileSet set,
        Filetime time) {
    /// Whether it is of a component of the backup: entries of it alone, file sets also of the
    /// components below it.
    ///
    /// @param as the component's own
    boolean isOf(VssComponent of, Owner as) {
        return set == null ? component == of : owner.isIn(as);
    }
}
