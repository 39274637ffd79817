package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.requireAtMost;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The list of metadata items, the first 64 KiB of the metadata region ([MS-VHDX] 2.6.1). Its order
/// has no meaning.
public record MetadataTable(List<MetadataEntry> entries) {
    public static final int BYTES = 64 << 10;
    public static final int MOST_ENTRIES = 2047;

    private static final String STRUCTURE = "metadata table";
    private static final int SIGNATURE = 0;
    private static final int ENTRY_COUNT = 10;
    private static final int ENTRIES = 32;

    private static final long METADATA = 0x6174_6164_6174_656dL; // "metadata"

    public MetadataTable {
        entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES) throw new IllegalArgumentException("too many items");
    }

    /// Reads the table at the buffer's position, which does not move.
    public static MetadataTable read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        long found = in.getLong(SIGNATURE);
        if (found != METADATA) {
            throw new MalformedException(
                    STRUCTURE,
                    SIGNATURE,
                    "metadata",
                    "0x%016x".formatted(Long.reverseBytes(found)));
        }
        int count = Short.toUnsignedInt(in.getShort(ENTRY_COUNT));
        requireAtMost(STRUCTURE, ENTRY_COUNT, MOST_ENTRIES, count);
        List<MetadataEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) entries.add(MetadataEntry.read(in, place(i)));
        return new MetadataTable(entries);
    }

    /// Writes over the table already in the buffer: bytes this record does not know keep their
    /// values.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        out.putLong(SIGNATURE, METADATA).putShort(ENTRY_COUNT, (short) entries.size());
        for (int i = 0; i < entries.size(); i++) entries.get(i).writeOver(out, place(i));
    }

    /// Offset of the entry at `index` from the start of the table.
    public static int place(int index) {
        return ENTRIES + index * MetadataEntry.BYTES;
    }
}
