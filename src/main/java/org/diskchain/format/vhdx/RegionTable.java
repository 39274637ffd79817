package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.require;
import static org.diskchain.format.vhdx.Bytes.requireAtMost;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One of the two copies of the list of regions ([MS-VHDX] 2.2.3).
public record RegionTable(List<RegionEntry> entries) {
    public static final int BYTES = 64 << 10;
    public static final int MOST_ENTRIES = 2047;

    private static final String STRUCTURE = "region table";
    private static final int SIGNATURE = 0;
    private static final int CHECKSUM = 4;
    private static final int ENTRY_COUNT = 8;
    private static final int ENTRIES = 16;

    private static final int REGI = 0x69676572; // "regi"

    public RegionTable {
        entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES) throw new IllegalArgumentException("too many regions");
    }

    /// Reads the table at the buffer's position, which does not move.
    public static RegionTable read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        require(STRUCTURE, SIGNATURE, REGI, in.getInt(SIGNATURE));
        require(STRUCTURE, CHECKSUM, Bytes.checksum(in, CHECKSUM), in.getInt(CHECKSUM));
        long count = Integer.toUnsignedLong(in.getInt(ENTRY_COUNT));
        requireAtMost(STRUCTURE, ENTRY_COUNT, MOST_ENTRIES, count);
        List<RegionEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) entries.add(RegionEntry.read(in, place(i)));
        return new RegionTable(entries);
    }

    /// Writes over the table already in the buffer: bytes this record does not know keep their
    /// values.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        out.putInt(SIGNATURE, REGI).putInt(ENTRY_COUNT, entries.size());
        for (int i = 0; i < entries.size(); i++) entries.get(i).writeOver(out, place(i));
        out.putInt(CHECKSUM, Bytes.checksum(out, CHECKSUM));
    }

    private static int place(int index) {
        return ENTRIES + index * RegionEntry.BYTES;
    }
}
