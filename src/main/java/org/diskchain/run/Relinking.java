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
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes the identities of the target and of the disks between, and the links of the disks above
/// them, so that from here on no reader takes an invalidated disk for a valid one, and the source
/// reads as before.
///
/// ```
///        S ----> M ----> T          X ---> T         (x: a link that fails)
///   1    S ====> M ----> T                           VHDX: both identities are accepted
///   2    S ====> M' ---> T                           M gets its new one
///   3    S ----> M' ---> T                           the new one is recorded alone, or first
///        S ----> M' ====> T, T', ---> T'    X -x-> T'     the same for T
/// ```
///
/// From the top down, one disk after the other: a disk that was put back from before the merge is
/// not linked to a changed one before its own children are refused.
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
        for (int i = 1; i < line.size(); i++) {
            Guid identity = of(i).newIdentity();
            for (DiskWriter child : children(i)) child.acceptParent(identity, now(i));
            writers.get(i).setIdentity(identity);
            for (DiskWriter child : children(i)) child.adoptParent(identity, of(i).oldIdentity());
        }
    }

    /// What stays readable on a disk of the line although its identity changes.
    private List<DiskWriter> children(int parent) {
        List<DiskWriter> children = new ArrayList<>(List.of(writers.get(parent - 1)));
        for (int i = 0; i < journal.rescued().size(); i++) {
            if (journal.rescued().get(i).parent() == parent) children.add(rescued.get(i));
        }
        return children;
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
