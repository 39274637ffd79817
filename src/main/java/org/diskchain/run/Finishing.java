package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.NewLink;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rescued;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// Gives the target the source's identity, and makes the rescued disks its children.
///
/// ```
///        X ----> M ----> T         X stands on a disk between, or on the target itself
///   1    the journal keeps the headers that a power cut may damage
///   2    T takes the source's identity; what stands on T itself accepts both before
///   3    the journal keeps how T is then: T is complete, and may be used, which must be noticed
///   4    X ------------> T
/// ```
///
/// Each step may be done again.
final class Finishing {
    private final Storage storage;
    private final RandomGenerator random;
    private final Progress progress;

    /// @param progress may stop it before the first change
    Finishing(Storage storage, RandomGenerator random, Progress progress) {
        this.storage = storage;
        this.random = random;
        this.progress = progress;
    }

    /// The rescued disks, with the headers that step 4 is going to change.
    List<Rescued> withHeaders(Journal journal) throws IOException {
        List<Rescued> rescued = new ArrayList<>();
        for (Rescued disk : journal.rescued()) {
            if (stands(journal, disk) || !disk.header().isEmpty()) {
                rescued.add(disk);
                continue;
            }
            try (Disk open = Disks.open(storage, disk.disk().path())) {
                String header = HexFormat.of().formatHex(Disks.header(open));
                rescued.add(disk.before(header, open.facts().fileSize()));
            }
        }
        return rescued;
    }

    /// Mends what an earlier run left damaged.
    void restore(Journal journal) throws IOException, CancelledException {
        for (Rescued disk : journal.rescued()) {
            if (disk.header().isEmpty()) continue;
            byte[] header = HexFormat.of().parseHex(disk.header());
            Disks.restoreHeader(storage, disk.disk().path(), header, disk.disk().oldIdentity());
        }
        new Leftovers(storage, random).giveBack(journal, progress);
    }

    void run(Run run) throws IOException, CancelledException {
        Journal journal = run.journal();
        try (Opened<DiskWriter> rescued = new Opened<>()) {
            for (Rescued disk : journal.rescued()) {
                Path path = disk.disk().path();
                rescued.add(Disks.openForWriting(storage, path, random, progress));
            }
            if (!journal.left().isKnown()) {
                takeIdentity(journal, rescued);
                if (!journal.rescued().isEmpty()) run.leave(); // before the first link
            }
            for (int i = 0; i < journal.rescued().size(); i++) {
                link(journal, journal.rescued().get(i), rescued.get(i));
            }
        }
    }

    private void takeIdentity(Journal journal, Opened<DiskWriter> rescued)
            throws IOException, CancelledException {
        Guid identity = journal.source().oldIdentity();
        Path path = journal.target().path();
        try (DiskWriter target = Disks.openForWriting(storage, path, random, progress)) {
            progress.advance(0); // the last moment at which it can be stopped
            for (int i = 0; i < journal.rescued().size(); i++) {
                if (!stands(journal, journal.rescued().get(i))) continue;
                rescued.get(i).acceptParent(identity, target.disk().facts().identity());
            }
            target.setIdentity(identity);
        }
    }

    /// Whether the disk stands on the target already.
    private static boolean stands(Journal journal, Rescued disk) {
        return disk.parent() == journal.depth();
    }

    private static void link(Journal journal, Rescued rescued, DiskWriter disk) throws IOException {
        Guid identity = journal.source().oldIdentity();
        ParentLink now = disk.disk().facts().parent();
        if (now.recordedIdentity().equals(identity)) return; // done by an earlier run
        Path target = journal.target().path();
        if (stands(journal, rescued)) {
            disk.adoptParent(identity, journal.target().newIdentity());
        } else {
            Path old = journal.parentOf(rescued).path();
            disk.link(NewLink.of(rescued.disk().path(), now, old, target, identity));
        }
    }
}
