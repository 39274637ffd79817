package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Stamp;
import org.diskchain.read.Batches;
import org.diskchain.read.Content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of a merge: the journal as it was last made durable, and what this run has copied.
final class Run {
    private final Storage storage;
    private final long batchBytes;
    private Journal journal;
    private long copied;

    /// @param batchBytes see [Batches#WRITTEN]
    Run(Storage storage, Journal journal, long batchBytes) {
        this.storage = storage;
        this.journal = journal;
        this.batchBytes = batchBytes;
    }

    Batches batches(Content content, long position, Disk into) {
        return new Batches(content, position, into.facts(), batchBytes);
    }

    Journal journal() {
        return journal;
    }

    /// Payload that this run has made durable, in bytes.
    long copied() {
        return copied;
    }

    /// Makes another state of the journal durable.
    void write(Journal next) throws IOException {
        JournalFile.write(storage, next);
        journal = next;
    }

    /// A batch is durable: so is that it is.
    ///
    /// @param position up to where payload is in the target
    void copied(long bytes, long position) throws IOException {
        long done = journal.doneBytes() + bytes;
        write(journal.after(position, done, targetSize()));
        copied += bytes;
    }

    /// A batch of a rescued disk is durable: so is that it is.
    void rescued(Path disk, long bytes) throws IOException {
        List<Rescued> rescued = new ArrayList<>();
        for (Rescued other : journal.rescued()) {
            boolean grown = other.disk().path().equals(disk);
            rescued.add(grown ? other.grownTo(size(disk)) : other);
        }
        long done = journal.doneBytes() + bytes;
        write(journal.rescuing(rescued).after(0, done, journal.done().targetSize()));
        copied += bytes;
    }

    /// Makes durable how the target is left: whoever writes it from here on is noticed.
    void leave() throws IOException {
        Path target = journal.target().path();
        write(journal.leaving(storage.facts(target).map(Stamp::of).orElse(Stamp.UNKNOWN)));
    }

    long targetSize() throws IOException {
        return size(journal.target().path());
    }

    /// Bytes of a file, 0 where there is none.
    long size(Path file) throws IOException {
        return storage.facts(file).map(FileFacts::size).orElse(0L);
    }
}
