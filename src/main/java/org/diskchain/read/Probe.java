package org.diskchain.read;

import java.util.List;
import java.util.Locale;

/// What the guest's own structures say of a child and a disk that could be its parent.
///
/// @param agreed structures that lie partly in the child and partly below it, and fit together
/// @param disagreed structures of which the parts in the child and below it do not fit together
/// @param silent structures that were seen and tell nothing: all of it lies in one of the two
public record Probe(List<Seen> agreed, List<Seen> disagreed, List<Seen> silent) {
    /// Nothing was seen, or nothing could be read.
    public static final Probe NOTHING = new Probe(List.of(), List.of(), List.of());

    /// A structure of a guest.
    ///
    /// @param offset of the virtual disk
    public record Seen(Kind kind, long offset) {}

    /// The structures that are known.
    public enum Kind {
        MBR,
        GPT,
        NTFS,
        FAT,
        EXFAT,
        REFS,
        EXT,
        XFS,
        BTRFS,
        LVM,
        SWAP,
        /// Records of a file that NTFS keeps of each file.
        MFT;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Probe {
        agreed = List.copyOf(agreed);
        disagreed = List.copyOf(disagreed);
        silent = List.copyOf(silent);
    }
}
