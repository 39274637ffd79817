package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.LogDataSector;
import org.diskchain.format.vhdx.LogDescriptor;
import org.diskchain.format.vhdx.LogEntryHeader;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Finds in the log of a VHDX file the entries that must be replayed ([MS-VHDX] 2.3.2): the
/// unbroken sequence with the highest number whose last entry points back into it.
///
/// The log is a ring: what would pass its end goes on at its start.
final class VhdxLogScan {
    private static final int SECTOR = LogEntryHeader.SECTOR;

    /// The largest disk with its tables is smaller: what the log says beyond is nonsense.
    private static final long LARGEST_FILE = 128L << 40;

    /// A valid entry and its place in the log.
    record Entry(long position, LogEntryHeader header) {}

    private final ByteFile file;
    private final VhdxHeader header;
    private final ByteBuffer sector = ByteBuffer.allocate(SECTOR);

    VhdxLogScan(ByteFile file, VhdxHeader header) {
        this.file = file;
        this.header = header;
    }

    /// The entries to be replayed, in order; none where the log holds no complete sequence.
    List<Entry> activeSequence() throws IOException {
        TreeMap<Long, Entry> entries = validEntries();
        List<Entry> best = List.of();
        for (Entry entry : entries.values()) {
            if (hasPredecessor(entries, entry)) continue;
            List<Entry> run = replayable(run(entries, entry));
            if (!run.isEmpty() && (best.isEmpty() || isNewer(run, best))) best = run;
        }
        return best;
    }

    private static boolean isNewer(List<Entry> run, List<Entry> other) {
        return Long.compareUnsigned(
                        run.getLast().header().sequenceNumber(),
                        other.getLast().header().sequenceNumber())
                > 0;
    }

    /// An entry that continues another one begins no run of its own.
    private boolean hasPredecessor(TreeMap<Long, Entry> entries, Entry entry) {
        var before = entries.lowerEntry(entry.position());
        Entry previous = (before != null ? before : entries.lastEntry()).getValue();
        return continues(previous, entry);
    }

    private boolean continues(Entry previous, Entry entry) {
        return (previous.position() + previous.header().entryLength()) % header.logLength()
                        == entry.position()
                && previous.header().sequenceNumber() + 1 == entry.header().sequenceNumber();
    }

    private List<Entry> run(TreeMap<Long, Entry> entries, Entry first) {
        List<Entry> run = new ArrayList<>(List.of(first));
        while (true) {
            Entry last = run.getLast();
            long end = (last.position() + last.header().entryLength()) % header.logLength();
            Entry next = entries.get(end);
            if (next == null || !continues(last, next)) return run;
            run.add(next);
        }
    }

    /// The part of a run from the tail of its last entry on; none where the tail is not in it.
    private static List<Entry> replayable(List<Entry> run) {
        Deque<Entry> part = new ArrayDeque<>();
        long tail = run.getLast().header().tail();
        for (Entry entry : run.reversed()) {
            part.addFirst(entry);
            if (entry.position() == tail) return List.copyOf(part);
        }
        return List.of();
    }

    private TreeMap<Long, Entry> validEntries() throws IOException {
        TreeMap<Long, Entry> entries = new TreeMap<>();
        for (long position = 0; position < header.logLength(); position += SECTOR) {
            entryAt(position).ifPresent(entry -> entries.put(entry.position(), entry));
        }
        return entries;
    }

    private Optional<Entry> entryAt(long position) throws IOException {
        ByteBuffer first = readSector(position);
        try {
            Entry entry = new Entry(position, LogEntryHeader.read(first));
            return belongs(entry.header()) && isWhole(entry, first)
                    ? Optional.of(entry)
                    : Optional.empty();
        } catch (MalformedException notAnEntry) {
            return Optional.empty();
        }
    }

    private boolean belongs(LogEntryHeader entry) {
        return entry.logGuid().equals(header.logGuid())
                && entry.entryLength() < header.logLength()
                && entry.tail() < header.logLength()
                && entry.lastFileOffset() >= 0
                && entry.lastFileOffset() <= LARGEST_FILE;
    }

    /// Reads an entry once, and stops at the first sector that is not as it must be: since no
    /// sector can be of two entries, the whole scan reads the log about twice, whatever it holds.
    private boolean isWhole(Entry entry, ByteBuffer first) throws IOException, MalformedException {
        CRC32C crc = new CRC32C();
        LogEntryHeader.beginChecksum(crc, first);
        long descriptorBytes = LogEntryHeader.descriptorBytes(entry.header().descriptorCount());
        long dataSectors = checkDescriptors(entry, first, LogEntryHeader.BYTES);
        for (long at = SECTOR; at < descriptorBytes; at += SECTOR) {
            ByteBuffer next = readSector(entry.position() + at);
            crc.update(next.duplicate());
            dataSectors += checkDescriptors(entry, next, at);
        }
        if (entry.header().entryLength() != descriptorBytes + dataSectors * SECTOR) return false;
        for (long at = descriptorBytes; at < entry.header().entryLength(); at += SECTOR) {
            ByteBuffer next = readSector(entry.position() + at);
            LogDataSector.check(next, entry.header().sequenceNumber());
            crc.update(next);
        }
        return (int) crc.getValue() == entry.header().checksum();
    }

    /// Checks the descriptors in one sector of an entry.
    ///
    /// @param at where in the entry the sector, or in the first one its descriptors, begin
    /// @return how many of them have a data sector
    private long checkDescriptors(Entry entry, ByteBuffer descriptors, long at)
            throws MalformedException {
        int from = at == LogEntryHeader.BYTES ? LogEntryHeader.BYTES : 0;
        long before = (at - LogEntryHeader.BYTES) / LogDescriptor.BYTES;
        long left = entry.header().descriptorCount() - before;
        long pages = 0;
        for (int i = from; i < SECTOR && left > 0; i += LogDescriptor.BYTES, left--) {
            LogDescriptor descriptor = LogDescriptor.read(descriptors.slice(i, SECTOR - i));
            check(entry.header(), descriptor);
            if (descriptor instanceof LogDescriptor.Page) pages++;
        }
        return pages;
    }

    /// What a log may change: not the headers, not the log, nothing past the end that it names.
    private void check(LogEntryHeader entry, LogDescriptor descriptor) throws MalformedException {
        long start = descriptor.fileOffset();
        long length = descriptor.length();
        boolean inFile =
                start >= VhdxLayout.FIRST_LOGGED
                        && length >= 0
                        && start <= entry.lastFileOffset() - length;
        boolean inLog =
                inFile
                        && start < header.logOffset() + header.logLength()
                        && header.logOffset() < start + length;
        if (!inFile || inLog || descriptor.sequenceNumber() != entry.sequenceNumber()) {
            throw new MalformedException(
                    "log descriptor", 0, "a place that the log may change", descriptor);
        }
    }

    /// Gives every descriptor of an entry, with the position in the log of its data sector, if any.
    void forEachDescriptor(Entry entry, DescriptorVisitor visitor)
            throws IOException, MalformedException {
        long count = entry.header().descriptorCount();
        long data = LogEntryHeader.descriptorBytes(count);
        for (long i = 0; i < count; i++) {
            long at = LogEntryHeader.BYTES + i * LogDescriptor.BYTES;
            if (i == 0 || at % SECTOR == 0) readSector(entry.position() + at - at % SECTOR);
            int inSector = (int) (at % SECTOR);
            LogDescriptor descriptor =
                    LogDescriptor.read(sector.slice(inSector, LogDescriptor.BYTES));
            visitor.accept(descriptor, fileOffset(entry.position() + data));
            if (descriptor instanceof LogDescriptor.Page) data += SECTOR;
        }
    }

    interface DescriptorVisitor {
        /// @param dataSector file offset of the data sector of a page; of no meaning for zeros
        void accept(LogDescriptor descriptor, long dataSector);
    }

    private ByteBuffer readSector(long position) throws IOException {
        sector.clear();
        file.read(fileOffset(position), sector);
        return sector.flip();
    }

    private long fileOffset(long position) {
        return header.logOffset() + position % header.logLength();
    }
}
