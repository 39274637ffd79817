package org.diskchain.read.guest;

import org.diskchain.read.Probe.Kind;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The first records of an NTFS volume's table of files. Those of the system's own files were all
/// made when the volume was formatted, and keep that time: it tells one volume from another.
final class MasterFileTable {
    /// Records of files that every volume has.
    static final int SYSTEM_FILES = 12;

    private static final int SECTOR_BYTES = 0x0B;
    private static final int CLUSTER_SECTORS = 0x0D;
    private static final int MFT_CLUSTER = 0x30;
    private static final int RECORD_CLUSTERS = 0x40; // negative: a power of two of bytes

    private static final byte[] SIGNATURE = "FILE".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_ATTRIBUTE = 0x14;
    private static final int NUMBER = 0x2C;
    private static final int STANDARD_INFORMATION = 0x10;
    private static final int CONTENT_AT = 0x14;
    private static final int LOOKED_AT = 512;

    private MasterFileTable() {}

    /// Where a record lies in the volume; -1 where the boot sector gives no sensible place.
    static long record(ByteBuffer boot, int number) {
        long sector = Short.toUnsignedLong(boot.getShort(SECTOR_BYTES));
        int sectors = boot.get(CLUSTER_SECTORS);
        int record = boot.get(RECORD_CLUSTERS);
        long cluster = sector * sectors;
        long bytes = record < 0 && record > -16 ? 1L << -record : record * cluster;
        long mft = boot.getLong(MFT_CLUSTER);
        boolean sensible = cluster >= 512 && bytes >= 512 && mft > 0 && mft < 1L << 40;
        return sensible ? mft * cluster + number * bytes : -1;
    }

    static int recordBytes() {
        return LOOKED_AT;
    }

    /// When the file of that number was made; empty where the bytes are not its record.
    static Optional<Mark> mark(ByteBuffer record, int number) {
        byte[] signature = new byte[SIGNATURE.length];
        record.get(0, signature);
        int at = Short.toUnsignedInt(record.getShort(FIRST_ATTRIBUTE));
        if (!Arrays.equals(signature, SIGNATURE) || record.getInt(NUMBER) != number) {
            return Optional.empty();
        }
        if (at > LOOKED_AT - CONTENT_AT - 4 || record.getInt(at) != STANDARD_INFORMATION) {
            return Optional.empty();
        }
        int content = at + Short.toUnsignedInt(record.getShort(at + CONTENT_AT));
        if (content > LOOKED_AT - Long.BYTES || record.getLong(content) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Mark(Kind.MFT, Long.toHexString(record.getLong(content))));
    }
}
