package org.diskchain.read.guest;

import org.diskchain.read.Probe.Kind;
import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/// The partition tables of a PC: MBR in the first sector, GPT in the second, with a copy at the
/// end. Numbers are little-endian and unsigned.
final class PartitionTable {
    static final int MBR_BYTES = 512;
    static final int GPT_BYTES = 92;

    private static final int MOST_PARTITIONS = 32;

    private static final int MBR_DISK_ID = 0x1B8;
    private static final int MBR_ENTRIES = 0x1BE;
    private static final int MBR_ENTRY_BYTES = 16;
    private static final int MBR_ENTRY_COUNT = 4;
    private static final int MBR_ENTRY_TYPE = 4;
    private static final int MBR_ENTRY_START = 8;
    private static final int MBR_SIGNATURE = 0x1FE;
    private static final short MBR_SIGNED = (short) 0xAA55;
    private static final int PROTECTIVE = 0xEE;
    private static final int MBR_ACTIVE = 0x80;

    private static final byte[] GPT_SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);
    private static final int GPT_HEADER_BYTES = 0x0C;
    private static final int GPT_CHECKSUM = 0x10;
    private static final int GPT_OTHER = 0x20;
    private static final int GPT_DISK = 0x38;
    private static final int GPT_ENTRIES = 0x48;
    private static final int GPT_ENTRY_COUNT = 0x50;
    private static final int GPT_ENTRY_BYTES = 0x54;
    private static final int GPT_ENTRIES_CHECKSUM = 0x58;
    private static final int GPT_ENTRY_START = 0x20;
    private static final int GPT_MOST_ENTRY_BYTES = 32 << 10;

    private final View view;
    private final int sector;

    PartitionTable(View view, int sector) {
        this.view = view;
        this.sector = sector;
    }

    /// Where volumes begin; the start of the disk where there is no table.
    Set<Long> volumes() throws IOException, CancelledException {
        Set<Long> starts = new TreeSet<>();
        Optional<ByteBuffer> gpt = view.bytes(sector, GPT_BYTES).filter(PartitionTable::isGpt);
        if (gpt.isPresent()) addGpt(gpt.get(), starts);
        else
            view.bytes(0, MBR_BYTES)
                    .filter(PartitionTable::isMbr)
                    .ifPresent(m -> addMbr(m, starts));
        if (starts.isEmpty()) starts.add(0L);
        return starts;
    }

    private void addGpt(ByteBuffer header, Set<Long> starts)
            throws IOException, CancelledException {
        Optional<ByteBuffer> entries = entries(header);
        if (entries.isEmpty()) return;
        int step = header.getInt(GPT_ENTRY_BYTES);
        for (int at = 0; at + step <= entries.get().limit(); at += step) {
            long first = entries.get().getLong(at + GPT_ENTRY_START);
            if (first > 0 && first < view.size() / sector && starts.size() < MOST_PARTITIONS) {
                starts.add(first * sector);
            }
        }
    }

    private void addMbr(ByteBuffer mbr, Set<Long> starts) {
        for (int i = 0; i < MBR_ENTRY_COUNT; i++) {
            int entry = MBR_ENTRIES + i * MBR_ENTRY_BYTES;
            int type = Byte.toUnsignedInt(mbr.get(entry + MBR_ENTRY_TYPE));
            long first = Integer.toUnsignedLong(mbr.getInt(entry + MBR_ENTRY_START));
            if (type != 0 && type != PROTECTIVE && first > 0 && first < view.size() / sector) {
                starts.add(first * sector);
            }
        }
    }

    /// The bytes of all entries; empty where the header gives no sensible place or size.
    Optional<ByteBuffer> entries(ByteBuffer header) throws IOException, CancelledException {
        long at = entriesAt(header);
        int bytes = entriesBytes(header);
        return bytes == 0 ? Optional.empty() : view.bytes(at, bytes);
    }

    long entriesAt(ByteBuffer header) {
        long first = header.getLong(GPT_ENTRIES);
        return first < 2 || first >= view.size() / sector ? -1 : first * sector;
    }

    /// Zero where the header gives no sensible number.
    static int entriesBytes(ByteBuffer header) {
        long each = Integer.toUnsignedLong(header.getInt(GPT_ENTRY_BYTES));
        long count = Integer.toUnsignedLong(header.getInt(GPT_ENTRY_COUNT));
        boolean sensible = each >= 128 && each <= 4096 && count >= 1 && count <= 1024;
        return sensible && each * count <= GPT_MOST_ENTRY_BYTES ? (int) (each * count) : 0;
    }

    static boolean fits(ByteBuffer header, ByteBuffer entries) {
        CRC32 crc = new CRC32();
        crc.update(entries.duplicate());
        return (int) crc.getValue() == header.getInt(GPT_ENTRIES_CHECKSUM);
    }

    /// Where the header says that its copy lies.
    long copyOf(ByteBuffer header) {
        long other = header.getLong(GPT_OTHER);
        return other < 1 || other >= view.size() / sector ? -1 : other * sector;
    }

    static boolean isGpt(ByteBuffer header) {
        byte[] signature = new byte[GPT_SIGNATURE.length];
        header.get(0, signature);
        if (!Arrays.equals(signature, GPT_SIGNATURE)) return false;
        if (header.getInt(GPT_HEADER_BYTES) != GPT_BYTES) return false;
        CRC32 crc = new CRC32();
        crc.update(header.slice(0, GPT_CHECKSUM));
        crc.update(new byte[Integer.BYTES]);
        crc.update(
                header.slice(
                        GPT_CHECKSUM + Integer.BYTES, GPT_BYTES - GPT_CHECKSUM - Integer.BYTES));
        return (int) crc.getValue() == header.getInt(GPT_CHECKSUM);
    }

    static Optional<Mark> gptMark(ByteBuffer header) {
        if (!isGpt(header)) return Optional.empty();
        byte[] disk = new byte[16];
        header.get(GPT_DISK, disk);
        return Optional.of(new Mark(Kind.GPT, HexFormat.of().formatHex(disk)));
    }

    /// A boot sector of a volume ends like an MBR: its entries are code, and it has a name.
    private static boolean isMbr(ByteBuffer sector) {
        for (VolumeKind kind : VolumeKind.values()) {
            if (kind.place() == 0 && kind.isHead(sector)) return false;
        }
        for (int i = 0; i < MBR_ENTRY_COUNT; i++) {
            int status = sector.get(MBR_ENTRIES + i * MBR_ENTRY_BYTES) & ~MBR_ACTIVE;
            if (status != 0) return false;
        }
        return sector.getShort(MBR_SIGNATURE) == MBR_SIGNED;
    }

    /// The number of the disk; empty where it has none.
    static Optional<Mark> mbrMark(ByteBuffer sector) {
        int id = isMbr(sector) ? sector.getInt(MBR_DISK_ID) : 0;
        return id == 0
                ? Optional.empty()
                : Optional.of(new Mark(Kind.MBR, Integer.toHexString(id)));
    }
}
