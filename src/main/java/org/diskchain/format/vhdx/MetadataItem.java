package org.diskchain.format.vhdx;

import org.diskchain.bytes.Guid;

import java.util.Optional;

/// The metadata items that Diskchain knows ([MS-VHDX] 2.6.2), and two that the specification does
/// not name but other programs write.
public enum MetadataItem {
    FILE_PARAMETERS(0xcaa16737_fa364d43L, 0xb3b633f0_aa44e76bL, MetadataEntry.IS_REQUIRED),
    VIRTUAL_DISK_SIZE(0x2fa54224_cd1b4876L, 0xb2115dbe_d83bf4b8L, Flags.OF_THE_DISK),
    VIRTUAL_DISK_ID(0xbeca12ab_b2e64523L, 0x93efc309_e000c746L, Flags.OF_THE_DISK),
    LOGICAL_SECTOR_SIZE(0x8141bf1d_a96f4709L, 0xba47f233_a8faab5fL, Flags.OF_THE_DISK),
    PHYSICAL_SECTOR_SIZE(0xcda348c7_445d4471L, 0x9cc9e988_5251c556L, Flags.OF_THE_DISK),
    PARENT_LOCATOR(0xa8d35f2d_b30b454dL, 0xabf7d3d8_4834ab0cL, MetadataEntry.IS_REQUIRED),
    /// Cylinders, heads and sectors; not in the specification.
    GEOMETRY(0xda02d7bc_3d3a423cL, 0xac882a36_ab21479bL, 0),
    /// Label of a persistent-memory disk; not in the specification.
    PMEM_LABEL(0x10e1ae8a_4b7e4169L, 0xa40fcd70_de928393L, 0),
    /// There as long as the file is being made; not in the specification.
    INCOMPLETE_FILE(0x71cc85f0_1b694e28L, 0x9558c3bf_83ae75d3L, 0);

    private static final class Flags {
        static final int OF_THE_DISK = MetadataEntry.IS_REQUIRED | MetadataEntry.IS_VIRTUAL_DISK;
    }

    private final Guid id;
    private final int flags;

    MetadataItem(long high, long low, int flags) {
        this.id = new Guid(high, low);
        this.flags = flags;
    }

    public Guid id() {
        return id;
    }

    /// The flags that the specification gives the item's entry; 0 where it does not know the item.
    public int flags() {
        return flags;
    }

    public static Optional<MetadataItem> of(Guid id) {
        for (MetadataItem item : values()) if (item.id.equals(id)) return Optional.of(item);
        return Optional.empty();
    }
}
