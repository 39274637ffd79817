package org.diskchain.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/// Reads a whole small disk by its extents, over a parent of known bytes.
final class DiskContent {
    private DiskContent() {}

    /// @param parent what the parent reads; past its end are zeros
    static byte[] read(Disk disk, byte[] parent) throws IOException {
        byte[] content = new byte[Math.toIntExact(disk.facts().virtualSize())];
        for (long at = 0; at < content.length; ) {
            Extent extent = disk.extentAt(at, content.length);
            int start = (int) extent.start();
            int length = (int) extent.length();
            switch (extent) {
                case Extent.Data data ->
                        disk.read(data, start, ByteBuffer.wrap(content, start, length));
                case Extent.Zero _ -> {}
                case Extent.Absent _ -> {
                    byte[] inherited =
                            Arrays.copyOfRange(
                                    parent,
                                    Math.min(start, parent.length),
                                    Math.min(start + length, parent.length));
                    System.arraycopy(inherited, 0, content, start, inherited.length);
                }
            }
            at = extent.end();
        }
        return content;
    }

    /// The sectors of which the disk itself decides.
    static BitSet owned(Disk disk) throws IOException {
        BitSet owned = new BitSet();
        int sector = disk.facts().logicalSectorSize();
        long size = disk.facts().virtualSize();
        for (long at = 0; at < size; ) {
            Extent extent = disk.extentAt(at, size);
            if (!(extent instanceof Extent.Absent)) {
                owned.set((int) (extent.start() / sector), (int) (extent.end() / sector));
            }
            at = extent.end();
        }
        return owned;
    }
}
