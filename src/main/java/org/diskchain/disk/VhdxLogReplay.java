package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.LogDataSector;
import org.diskchain.format.vhdx.LogDescriptor;
import org.diskchain.format.vhdx.LogEntryHeader;
import org.diskchain.format.vhdx.VhdxHeader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a replay of the log of a VHDX file changes ([MS-VHDX] 2.3.3), found without writing: pages
/// of 4 KiB, and stretches that become zeros.
///
/// A reader lays it over the file ([ReplayedFile]); a writer puts it into the file for good. Pages
/// stay in the log until they are asked for, so that a large log does not fill the heap.
final class VhdxLogReplay {
    static final int PAGE = LogEntryHeader.SECTOR;

    /// Many more than the log of a program that means well holds, and few enough for the heap.
    private static final int MOST_CHANGES = 1 << 19;

    /// Where a page is to be read from.
    private record Source(long dataSector, LogDescriptor.Page descriptor) {}

    private final ByteFile file;
    private final TreeMap<Long, Source> pages = new TreeMap<>(); // by file offset
    private final TreeMap<Long, Long> zeros = new TreeMap<>(); // start to end, disjoint
    private final long lastFileOffset;

    private VhdxLogReplay(ByteFile file, long lastFileOffset) {
        this.file = file;
        this.lastFileOffset = lastFileOffset;
    }

    /// Reads the log that `header` names.
    ///
    /// @throws DamagedDiskException if it holds no complete sequence of entries, or the file is
    ///   shorter than it was when the last of them was written
    static VhdxLogReplay find(ImageFile file, VhdxHeader header) throws IOException {
        VhdxLogScan scan = new VhdxLogScan(file.bytes(), header);
        List<VhdxLogScan.Entry> entries = scan.activeSequence();
        if (entries.isEmpty()) {
            throw corrupt(file, header, "a complete sequence of entries of " + header.logGuid());
        }
        LogEntryHeader head = entries.getLast().header();
        if (Long.compareUnsigned(head.flushedFileOffset(), file.size()) > 0) {
            throw file.damage(
                    FaultCode.TRUNCATED,
                    "log entry header",
                    header.logOffset() + entries.getLast().position(),
                    "a file of " + Long.toUnsignedString(head.flushedFileOffset()) + " bytes",
                    file.size());
        }
        VhdxLogReplay replay = new VhdxLogReplay(file.bytes(), head.lastFileOffset());
        try {
            for (VhdxLogScan.Entry entry : entries) {
                scan.forEachDescriptor(entry, replay::add);
                if (replay.pages.size() + replay.zeros.size() > MOST_CHANGES) {
                    throw corrupt(file, header, "at most " + MOST_CHANGES + " changes");
                }
            }
        } catch (MalformedException changedMeanwhile) {
            throw corrupt(file, header, "entries that stay as they are");
        }
        return replay;
    }

    private static DamagedDiskException corrupt(
            ImageFile file, VhdxHeader header, String expected) {
        return file.damage(FaultCode.LOG_CORRUPT, "log", header.logOffset(), expected, "none");
    }

    private void add(LogDescriptor descriptor, long dataSector) {
        switch (descriptor) {
            case LogDescriptor.Page page ->
                    pages.put(page.fileOffset(), new Source(dataSector, page));
            case LogDescriptor.Zeros(long start, long length, _) -> addZeros(start, start + length);
        }
    }

    /// Later changes count: the pages of before are gone.
    private void addZeros(long start, long end) {
        if (start == end) return;
        pages.subMap(start, end).clear();
        long from = start;
        long to = end;
        Map.Entry<Long, Long> near = zeros.floorEntry(end);
        while (near != null && near.getValue() >= start) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            zeros.remove(near.getKey());
            near = zeros.floorEntry(end);
        }
        zeros.put(from, to);
    }

    /// The least size of the file after the replay.
    long lastFileOffset() {
        return lastFileOffset;
    }

    /// Whether the replay changes the page at `offset`, a multiple of [#PAGE].
    boolean changes(long offset) {
        return pages.containsKey(offset) || isZeroed(offset);
    }

    /// Fills `into`, of one page, with what the changed page at `offset` becomes.
    void read(long offset, ByteBuffer into) throws IOException {
        Source source = pages.get(offset);
        if (source == null) {
            into.put(new byte[PAGE]);
            return;
        }
        int start = into.position();
        file.read(source.dataSector(), into);
        LogDataSector.restore(into.duplicate().position(start), source.descriptor());
    }

    private boolean isZeroed(long offset) {
        Map.Entry<Long, Long> near = zeros.floorEntry(offset);
        return near != null && offset < near.getValue();
    }

    /// Puts all changes into the file; the caller forces them before the log is given up.
    void apply() throws IOException {
        for (Map.Entry<Long, Long> range : zeros.entrySet()) {
            long end = Math.min(range.getValue(), file.size());
            if (range.getKey() < end) {
                Zeros.write(file, ByteRange.between(range.getKey(), end));
            }
        }
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        for (long offset : pages.keySet()) {
            read(offset, page.clear());
            file.write(offset, page.flip());
        }
        if (file.size() < lastFileOffset) file.resize(lastFileOffset);
    }
}
