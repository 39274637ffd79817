package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a differencing disk records of its parent: keys and values ([MS-VHDX] 2.6.2.6).
///
/// The strings are read one by one from the item, so that one damaged string does not take the
/// others away.
///
/// @param type the kind of parent
public record ParentLocator(Guid type, List<LocatorEntry> entries) {
    /// The parent is a VHDX file.
    public static final Guid VHDX_PARENT = new Guid(0xb04aefb7_d19e4a81L, 0xb78925b8_e9445913L);

    public static final String LINKAGE = "parent_linkage";
    public static final String LINKAGE2 = "parent_linkage2";
    public static final String RELATIVE_PATH = "relative_path";
    public static final String VOLUME_PATH = "volume_path";
    public static final String ABSOLUTE_PATH = "absolute_win32_path";

    public static final int MOST_ENTRIES = 256;

    private static final String STRUCTURE = "parent locator";
    private static final int TYPE = 0;
    private static final int COUNT = 18;
    private static final int ENTRIES = 20;

    public ParentLocator {
        entries = List.copyOf(entries);
    }

    /// Reads the table of the item, which begins at the buffer's position; that does not move.
    public static ParentLocator read(ByteBuffer item) throws MalformedException {
        ByteBuffer head = view(STRUCTURE, item, ENTRIES);
        int count = Short.toUnsignedInt(head.getShort(COUNT));
        if (count == 0 || count > MOST_ENTRIES) {
            throw new MalformedException(STRUCTURE, COUNT, "1 to " + MOST_ENTRIES, count);
        }
        ByteBuffer in = view(STRUCTURE, item, ENTRIES + count * LocatorEntry.BYTES);
        List<LocatorEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(LocatorEntry.read(in, ENTRIES + i * LocatorEntry.BYTES));
        }
        return new ParentLocator(Guid.readMixed(in, TYPE), entries);
    }

    /// The bytes of an item that records these keys and values, in their order.
    public static ByteBuffer serialize(Guid type, SequencedMap<String, String> values) {
        if (values.isEmpty() || values.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(values.size() + " values");
        }
        int strings = ENTRIES + values.size() * LocatorEntry.BYTES;
        ByteBuffer out = ByteBuffer.allocate(strings + length(values));
        out.order(ByteOrder.LITTLE_ENDIAN);
        type.writeMixed(out, TYPE);
        out.putShort(COUNT, (short) values.size());
        int table = ENTRIES;
        out.position(strings);
        for (Map.Entry<String, String> value : values.entrySet()) {
            LocatorEntry.append(value.getKey(), value.getValue(), table, out);
            table += LocatorEntry.BYTES;
        }
        return out.rewind();
    }

    private static int length(SequencedMap<String, String> values) {
        int length = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            length += value.getKey().getBytes(StandardCharsets.UTF_16LE).length;
            length += value.getValue().getBytes(StandardCharsets.UTF_16LE).length;
        }
        return length;
    }
}
