package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;

import java.io.Closeable;
import java.io.IOException;
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
/// chain holds.
final class Relinking implements Closeable {
    private final Opened<DiskWriter> writers = new Opened<>();
    private final List<Participant> line;

    private Relinking(Journal journal) {
        this.line = journal.mergedLine();
    }

    /// Opens all disks, and changes none of their identities yet.
    static Relinking open(Storage storage, RandomGenerator random, Journal journal)
            throws IOException {
        Relinking relinking = new Relinking(journal);
        try {
            for (Participant disk : relinking.line) {
                relinking.writers.add(Disks.openForWriting(storage, disk.path(), random));
            }
            return relinking;
        } catch (IOException | RuntimeException e) {
            relinking.close();
            throw e;
        }
    }

    void run() throws IOException {
        int target = line.size() - 1;
        for (int i = 0; i < target; i++) {
            writers.get(i).acceptParent(line.get(i + 1).newIdentity());
        }
        for (int i = 1; i <= target; i++) {
            writers.get(i).setIdentity(line.get(i).newIdentity());
        }
        for (int i = 0; i < target; i++) {
            Participant parent = line.get(i + 1);
            writers.get(i).adoptParent(parent.newIdentity(), parent.oldIdentity());
        }
    }

    @Override
    public void close() throws IOException {
        writers.close();
    }
}
