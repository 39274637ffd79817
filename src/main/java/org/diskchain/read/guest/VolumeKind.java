package org.diskchain.read.guest;

import org.diskchain.read.Probe.Kind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// How a file system marks a volume: where its head lies, what in it tells the volume from others,
/// and where copies of the head are. All offsets in bytes; numbers unsigned.
enum VolumeKind {
    /// Boot sector; a copy in the last sector of the volume.
    NTFS(Kind.NTFS, 0, 3, "NTFS    ", 0x48, 8) {
        private static final int SECTOR_BYTES = 0x0B;
        private static final int CLUSTER_SECTORS = 0x0D;
        private static final int SECTORS = 0x28;
        private static final int MFT_CLUSTER = 0x30;

        @Override
        String shape(ByteBuffer head) {
            return hex(head, SECTOR_BYTES, 3) + hex(head, MFT_CLUSTER, 8);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            int sector = Short.toUnsignedInt(head.getShort(SECTOR_BYTES));
            boolean plausible = sector >= HEAD && Integer.bitCount(sector) == 1;
            return plausible ? at(head.getLong(SECTORS), sector) : List.of();
        }
    },
    /// Boot sector; a copy in the last sector of the volume.
    REFS(Kind.REFS, 0, 3, "ReFS\0\0\0\0", 0x38, 8) {
        private static final int SECTORS = 0x18;
        private static final int SECTOR_BYTES = 0x20;

        @Override
        String shape(ByteBuffer head) {
            return hex(head, SECTOR_BYTES, 8);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            return at(head.getLong(SECTORS) - 1, head.getInt(SECTOR_BYTES));
        }
    },
    /// Boot sector; a copy twelve sectors further.
    EXFAT(Kind.EXFAT, 0, 3, "EXFAT   ", 0x64, 4) {
        private static final int LAYOUT = 0x50;
        private static final int LAYOUT_BYTES = 0x14;
        private static final int SECTOR_SHIFT = 0x6C;
        private static final int BACKUP_SECTOR = 12;

        @Override
        String shape(ByteBuffer head) {
            return hex(head, LAYOUT, 0x64 - 0x50) + hex(head, SECTOR_SHIFT, 2);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            int shift = head.get(SECTOR_SHIFT);
            return shift < 9 || shift > 12 ? List.of() : at(BACKUP_SECTOR, 1 << shift);
        }
    },
    /// FAT32: boot sector; a copy in the sector that it names.
    FAT32(Kind.FAT, 0, 0x52, "FAT32   ", 0x43, 4) {
        private static final int SECTOR_BYTES = 0x0B;
        private static final int BACKUP_SECTOR = 0x32;

        @Override
        String shape(ByteBuffer head) {
            return hex(head, SECTOR_BYTES, 6);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            int sector = Short.toUnsignedInt(head.getShort(SECTOR_BYTES));
            return at(Short.toUnsignedLong(head.getShort(BACKUP_SECTOR)), sector);
        }
    },
    FAT16(Kind.FAT, 0, 0x36, "FAT16   ", 0x27, 4) {
        @Override
        String shape(ByteBuffer head) {
            return fatShape(head);
        }
    },
    FAT12(Kind.FAT, 0, 0x36, "FAT12   ", 0x27, 4) {
        @Override
        String shape(ByteBuffer head) {
            return fatShape(head);
        }
    },
    /// Superblock; copies at the start of some block groups.
    EXT(Kind.EXT, 1024, 0x38, "\u0053\u00ef", 0x68, 16) {
        private static final int FIRST_DATA_BLOCK = 0x14;
        private static final int LOG_BLOCK = 0x18;
        private static final int GROUP_BLOCKS = 0x20;
        private static final int LARGEST_LOG_BLOCK = 6;
        private static final List<Integer> GROUPS = List.of(1, 3, 5, 7, 9);

        @Override
        String shape(ByteBuffer head) {
            return hex(head, LOG_BLOCK, 4) + hex(head, GROUP_BLOCKS, 4);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            int log = head.getInt(LOG_BLOCK);
            if (log < 0 || log > LARGEST_LOG_BLOCK) return List.of();
            long block = 1024L << log;
            long group = Integer.toUnsignedLong(head.getInt(GROUP_BLOCKS));
            long first = Integer.toUnsignedLong(head.getInt(FIRST_DATA_BLOCK));
            return GROUPS.stream().map(g -> (first + group * g) * block).toList();
        }
    },
    /// Superblock; a copy in each allocation group. Big-endian.
    XFS(Kind.XFS, 0, 0, "XFSB", 0x20, 16) {
        private static final int BLOCK = 0x04;
        private static final int GROUP_BLOCKS = 0x54;

        @Override
        String shape(ByteBuffer head) {
            return hex(head, BLOCK, 4);
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            ByteBuffer big = head.duplicate().order(ByteOrder.BIG_ENDIAN);
            long block = Integer.toUnsignedLong(big.getInt(BLOCK));
            long group =
                    Integer.toUnsignedLong(big.getInt(GROUP_BLOCKS)) * Math.min(block, 1 << 16);
            return List.of(group, 2 * group, 3 * group);
        }
    },
    /// Superblock at 64 KiB; a copy at 64 MiB.
    BTRFS(Kind.BTRFS, 0x10000, 0x40, "_BHRfS_M", 0x20, 16) {
        @Override
        String shape(ByteBuffer head) {
            return "";
        }

        @Override
        List<Long> copies(ByteBuffer head) {
            return List.of(0x4000000L);
        }
    },
    /// Label in the second sector; no copy.
    LVM(Kind.LVM, 512, 0, "LABELONE", 0x20, 32) {
        @Override
        String shape(ByteBuffer head) {
            return "";
        }
    },
    /// The mark is at the end of the first page, the UUID before.
    SWAP(Kind.SWAP, 4096 - VolumeKind.HEAD, VolumeKind.HEAD - 10, "SWAPSPACE2", 0, 0) {
        @Override
        String shape(ByteBuffer head) {
            return "";
        }
    };

    /// Bytes of a head that are looked at.
    static final int HEAD = 512;

    private static final int FAT_SHAPE = 0x0B;
    private static final int FAT_SHAPE_BYTES = 6;

    private final Kind kind;
    private final int place;
    private final int signatureAt;
    private final byte[] signature;
    private final int serialAt;
    private final int serialBytes;

    /// @param place of the head in the volume
    /// @param serialAt where the head has the serial number or UUID
    VolumeKind(
            Kind kind,
            int place,
            int signatureAt,
            String signature,
            int serialAt,
            int serialBytes) {
        this.kind = kind;
        this.place = place;
        this.signatureAt = signatureAt;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
        this.serialAt = serialAt;
        this.serialBytes = serialBytes;
    }

    Kind kind() {
        return kind;
    }

    /// Where the head lies in the volume.
    int place() {
        return place;
    }

    /// Whether the head is one of this kind.
    boolean isHead(ByteBuffer head) {
        byte[] found = new byte[signature.length];
        head.get(signatureAt, found);
        return Arrays.equals(found, signature);
    }

    /// What tells the volume from others; empty where the head has no serial number, or is none.
    Optional<Mark> mark(ByteBuffer head) {
        if (!isHead(head)) return Optional.empty();
        byte[] serial = new byte[serialBytes];
        head.get(serialAt, serial);
        if (Arrays.equals(serial, new byte[serialBytes])) return Optional.empty();
        return Optional.of(new Mark(kind, HexFormat.of().formatHex(serial) + shape(head)));
    }

    /// What of the volume's shape never changes, as hex.
    abstract String shape(ByteBuffer head);

    /// Where copies of the head may lie in the volume. Not checked.
    List<Long> copies(ByteBuffer head) {
        return List.of();
    }

    private static String fatShape(ByteBuffer head) {
        return hex(head, FAT_SHAPE, FAT_SHAPE_BYTES);
    }

    private static List<Long> at(long sector, long sectorBytes) {
        boolean plausible =
                sector > 0 && sector < 1L << 48 && sectorBytes > 0 && sectorBytes <= 4096;
        return plausible ? List.of(sector * sectorBytes) : List.of();
    }

    private static String hex(ByteBuffer head, int at, int length) {
        byte[] bytes = new byte[length];
        head.get(at, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
