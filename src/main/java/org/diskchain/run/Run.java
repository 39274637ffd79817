package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;

import java.io.IOException;

/// One run of a merge: the journal as it was last made durable, and what this run has copied.
final class Run {
    private final Storage storage;
    private Journal journal;
    private long copied;

    Run(Storage storage, Journal journal) {
        this.storage = storage;
        this.journal = journal;
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

    long targetSize() throws IOException {
        return storage.facts(journal.target().path()).map(FileFacts::size).orElse(0L);
    }
}
