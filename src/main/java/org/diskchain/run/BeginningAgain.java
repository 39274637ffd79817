package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Rescued;
import org.diskchain.read.Layers;
import org.diskchain.read.Measurer;
import org.diskchain.read.Measurer.Copy;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A merge that is measured anew because its disks may hold more than when it was planned. What
/// they hold more is copied too; a rescued disk that inherits such sectors must get them first.
/// Reads only.
record BeginningAgain(Storage storage) {
    /// The merge with copying not begun, relying on the disks as they are now.
    Journal of(Journal journal) throws IOException {
        try (Opened<Disk> chain = open(journal)) {
            Copy copy = copy(journal, chain);
            return journal.beginningAgain(new Unchanged(storage).now(journal.paths()))
                    .rescuing(rescued(journal, chain))
                    .taking(copy.bytes(), copy.sizeAfter());
        }
    }

    /// The same for a merge of which identities are being changed. Disks that own as much as was
    /// planned are those of the plan, whatever has become of their links.
    Journal relinking(Journal journal) throws IOException {
        try (Opened<Disk> chain = open(journal)) {
            boolean more =
                    copy(journal, chain).bytes() != journal.totalBytes() - journal.rescueBytes();
            if (!more) return journal.rescuing(rescued(journal, chain));
        }
        return of(journal).at(journal.phase());
    }

    private Opened<Disk> open(Journal journal) throws IOException {
        Opened<Disk> chain = new Opened<>();
        try {
            for (Participant disk : journal.mergedLine()) open(disk, chain);
            for (Participant disk : journal.below()) open(disk, chain);
            return chain;
        } catch (IOException | RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    private void open(Participant disk, Opened<Disk> chain) throws IOException {
        chain.add(Disks.open(storage, disk.path()));
    }

    private static Copy copy(Journal journal, Opened<Disk> chain) throws IOException {
        try {
            Layers merged = new Layers(chain.all().subList(0, journal.depth()));
            return Measurer.copy(merged, chain.get(journal.depth()), Progress.NONE);
        } catch (CancelledException never) {
            throw new IllegalStateException(never);
        }
    }

    /// With the bytes that each of them lacks now besides those that were planned.
    private List<Rescued> rescued(Journal journal, Opened<Disk> chain) throws IOException {
        List<Rescued> rescued = new ArrayList<>();
        for (Rescued planned : journal.rescued()) {
            Path path = planned.disk().path();
            try (Disk disk = Disks.open(storage, path)) {
                long more =
                        new Measurer(storage)
                                .rescue(
                                        disk,
                                        chain.all(),
                                        planned.parent(),
                                        journal.depth(),
                                        Progress.NONE)
                                .bytes();
                long size = storage.facts(path).map(FileFacts::size).orElse(0L);
                rescued.add(more == 0 ? planned : planned.lacking(more, size));
            } catch (CancelledException never) {
                throw new IllegalStateException(never);
            }
        }
        return rescued;
    }
}
