package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.LogEntry;
import org.diskchain.format.vhdx.LogEntryHeader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/// Puts changes to tables in place through the log of a VHDX ([MS-VHDX] 2.3), so that each entry
/// comes about as a whole or not at all, wherever the power is cut.
///
/// ```
///   entry -> force -> headers name the log (once) -> pages in place -> force -> next entry
/// ```
///
/// One entry lives at a time, its own tail. An entry fills less than half of the ring, so that the
/// one before it stays whole until it is complete. The headers name the log only when its first
/// entry is durable: a log that is named and holds no entry is corrupt.
final class VhdxLog {
    /// Bytes of the pages in which tables change.
    static final int PAGE = LogEntryHeader.SECTOR;

    private static final int SECTOR = LogEntryHeader.SECTOR;

    private final ByteFile file;
    private final HeaderSlots headers;
    private final Guid guid;
    private final long start;
    private final long length;
    private final int mostPages;
    private long position;
    private long sequence = 1;
    private boolean inPlace = true;

    /// @param headers name no log: it has been replayed
    VhdxLog(ByteFile file, HeaderSlots headers, RandomGenerator random) {
        this.file = file;
        this.headers = headers;
        this.guid = Guid.random(random);
        this.start = headers.current().logOffset();
        this.length = headers.current().logLength();
        this.mostPages = mostPages(length);
    }

    private static int mostPages(long logLength) {
        long sectors = (logLength / SECTOR - 1) / 2;
        long pages = sectors;
        while (pages * SECTOR + LogEntryHeader.descriptorBytes(pages) > sectors * SECTOR) pages--;
        return Math.toIntExact(pages);
    }

    /// Single pages that one entry can hold: so many change together.
    int mostPages() {
        return mostPages;
    }

    /// Makes the changes durable, single pages all: at once where they fit in one entry, otherwise
    /// group by group in the order given, and each group in order. Cut between its groups the disk
    /// must be valid.
    void commit(List<List<LogChange>> groups) throws IOException {
        List<LogChange> all = groups.stream().flatMap(List::stream).toList();
        if (all.size() <= mostPages) commitPages(all);
        else for (List<LogChange> group : groups) commitPages(group);
    }

    private void commitPages(List<LogChange> pages) throws IOException {
        for (int from = 0; from < pages.size(); from += mostPages) {
            commitEntry(pages.subList(from, Math.min(from + mostPages, pages.size())));
        }
    }

    private void commitEntry(List<LogChange> pages) throws IOException {
        if (!inPlace) throw new IOException("the log must be replayed first");
        headers.announceModification();
        long size = file.size();
        long flushed = size / BatEntry.UNIT * BatEntry.UNIT;
        long last = BlockPlacement.roundUp(size);
        ByteBuffer entry = new LogEntry(guid, sequence, position, flushed, last, pages).serialize();
        int bytes = entry.remaining();
        writeAround(entry);
        file.force(); // the entry is whole before a page is touched
        inPlace = false; // should this fail, the next who opens the disk replays the entry
        if (!headers.current().hasLog()) headers.setLogGuid(guid);
        for (LogChange page : pages) {
            file.write(page.fileOffset(), ((LogChange.Pages) page).bytes().duplicate());
        }
        file.force(); // the pages are in place before another entry takes this one's part
        inPlace = true;
        position = (position + bytes) % length;
        sequence++;
    }

    private void writeAround(ByteBuffer entry) throws IOException {
        int untilEnd = (int) Math.min(entry.remaining(), length - position);
        file.write(start + position, entry.slice(0, untilEnd));
        if (untilEnd < entry.remaining()) {
            file.write(start, entry.slice(untilEnd, entry.remaining() - untilEnd));
        }
    }

    /// Leaves a file that needs no replay, unless an entry could not be put in place.
    void close() throws IOException {
        if (inPlace && headers.current().hasLog()) headers.setLogGuid(Guid.ZERO);
    }
}
