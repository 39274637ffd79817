package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.read.Layers;
import org.diskchain.read.Measurer;
import org.diskchain.read.Measurer.Copy;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A merge that is measured anew because its disks may hold more than when it was planned. What
/// they hold more is copied too; a rescued disk that inherits such sectors must get them first.
/// Reads only, and may be stopped.
record BeginningAgain(Storage storage, Progress progress) {
    /// The merge with copying not begun, relying on the disks as they are now.
    ///
    /// @throws RunRefusedException if it would cut off data
    Journal of(Journal journal) throws IOException, CancelledException {
        return measured(journal).at(Phase.COPY);
    }

    private Journal measured(Journal journal) throws IOException, CancelledException {
        try (Opened<Disk> chain = open(journal)) {
            requireNothingCut(journal, chain);
            Copy copy = copy(journal, chain);
            Unchanged unchanged = new Unchanged(storage, progress);
            return journal.beginningAgain(unchanged.now(journal.paths()))
                    .rescuing(rescued(journal, chain))
                    .taking(copy.bytes(), copy.sizeAfter());
        }
    }

    /// @throws RunRefusedException if a disk below the source holds data past its end
    void requireNothingCut(Journal journal) throws IOException, CancelledException {
        try (Opened<Disk> chain = open(journal)) {
            requireNothingCut(journal, chain);
        }
    }

    private void requireNothingCut(Journal journal, Opened<Disk> chain)
            throws IOException, CancelledException {
        if (Measurer.cutBytes(chain.all(), journal.depth(), progress) == 0) return;
        throw new RunRefusedException(Reason.WOULD_CUT_DATA, journal.target().path());
    }

    /// The same for a merge of which identities are being changed. Disks that own as much as was
    /// planned are those of the plan, whatever has become of their links.
    ///
    /// @throws RunRefusedException if it would cut off data
    Journal relinking(Journal journal) throws IOException, CancelledException {
        try (Opened<Disk> chain = open(journal)) {
            requireNothingCut(journal, chain);
            long planned = journal.totalBytes() - journal.rescueBytes();
            if (copy(journal, chain).bytes() == planned) {
                long sizeAfter = journal.done().targetSizeAfter();
                return journal.rescuing(rescued(journal, chain)).taking(planned, sizeAfter);
            }
        }
        return measured(journal);
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

    private Copy copy(Journal journal, Opened<Disk> chain) throws IOException, CancelledException {
        Layers merged = new Layers(chain.all().subList(0, journal.depth()));
        return Measurer.copy(merged, chain.get(journal.depth()), progress);
    }

    /// With the bytes that each of them lacks now besides those that were planned, or were found to
    /// be lacking before and are not copied yet.
    private List<Rescued> rescued(Journal journal, Opened<Disk> chain)
            throws IOException, CancelledException {
        List<Rescued> rescued = new ArrayList<>();
        long counted = Math.max(0, journal.rescueBytes() - journal.doneBytes());
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
                                        progress)
                                .bytes();
                long size = storage.facts(path).map(FileFacts::size).orElse(0L);
                long known = Math.min(counted, more);
                counted -= known;
                rescued.add(more == 0 ? planned : planned.lacking(more - known, size));
            }
        }
        return rescued;
    }
}
