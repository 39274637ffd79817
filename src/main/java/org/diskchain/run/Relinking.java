package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Rescued;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes the identities of the target and of the disks between, and the links of the disks above
/// them, so that from here on no reader takes an invalidated disk for a valid one, and the source
/// reads as before.
///
/// ```
///        S ----> M ----> T          X ---> T         (x: a link that fails)
///   1    S ====> M ====> T          X ---> T         VHDX: both identities are accepted
///   2    S ====> M' ===> T'         X -x-> T'        M and T get their new ones, T last
///   3    S ----> M' ---> T'         X -x-> T'        the new one is recorded alone, or first
/// ```
///
/// Each call is durable when it returns, and each may be done again: a new process begins at 1. A
/// VHD has one slot for its parent's identity: between 2 and 3 only the journal tells that the
/// chain holds. Rescued disks are linked as the disks of the line are.
final class Relinking implements Closeable {
    private final Opened<DiskWriter> writers = new Opened<>();
    private final Opened<DiskWriter> rescued = new Opened<>();
    private final Journal journal;
    private final List<Participant> line;

    private Relinking(Journal journal) {
        this.journal = journal;
        this.line = journal.mergedLine();
    }

    /// Opens all disks, and changes none of their identities yet.
    static Relinking open(
            Storage storage, RandomGenerator random, Journal journal, Progress progress)
            throws IOException, CancelledException {
        Relinking relinking = new Relinking(journal);
        try {
            for (Participant disk : relinking.line) {
                relinking.writers.add(Disks.openForWriting(storage, disk.path(), random, progress));
            }
            for (Rescued disk : journal.rescued()) {
                Path path = disk.disk().path();
                relinking.rescued.add(Disks.openForWriting(storage, path, random, progress));
            }
            return relinking;
        } catch (IOException | CancelledException | RuntimeException e) {
            relinking.close();
            throw e;
        }
    }

    void run() throws IOException {
        forEachChild((child, parent) -> child.acceptParent(of(parent).newIdentity(), now(parent)));
        for (int i = 1; i < line.size(); i++) {
            writers.get(i).setIdentity(line.get(i).newIdentity());
        }
        forEachChild(
                (child, parent) ->
                        child.adoptParent(of(parent).newIdentity(), of(parent).oldIdentity()));
    }

    @FunctionalInterface
    private interface Link {
        /// @param parent its place in the merged line
        void change(DiskWriter child, int parent) throws IOException;
    }

    /// Every disk that stays readable on one whose identity changes, from the source down.
    private void forEachChild(Link link) throws IOException {
        for (int i = 1; i < line.size(); i++) link.change(writers.get(i - 1), i);
        for (int i = 0; i < journal.rescued().size(); i++) {
            link.change(rescued.get(i), journal.rescued().get(i).parent());
        }
    }

    private Participant of(int disk) {
        return line.get(disk);
    }

    private Guid now(int disk) {
        return writers.get(disk).disk().facts().identity();
    }

    @Override
    public void close() throws IOException {
        try (rescued) {
            writers.close();
        }
    }
}
