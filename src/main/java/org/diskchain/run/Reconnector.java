package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Witness.Content;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives a child another parent, and takes that back. How it is written is in [RecordedLink].
public final class Reconnector {
    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;

    /// @param random for the fresh identities that VHDX demands of a writer
    public Reconnector(Storage storage, RandomGenerator random, InstantSource clock) {
        this.storage = storage;
        this.random = random;
        this.clock = clock;
    }

    /// Follows the plan, or completes what was cut off of the same reconnect.
    ///
    /// @throws RunRefusedException before anything is written, if the disks are not those of the
    ///   plan any more or another program has the child
    public ReconnectResult run(ReconnectPlan plan) throws IOException {
        Path child = plan.wish().child();
        RecordedLink link = linkOf(child);
        Locks.requireFree(storage, child);
        try (Locks _ = Locks.take(storage, List.of(child))) {
            Optional<Undo> there = link.record();
            if (there.isPresent() && link.standing(there.get()) == Standing.UNFINISHED) {
                requireSame(there.get(), plan);
                link.complete(there.get());
            } else {
                requireUnchanged(plan);
                requireKept(plan, there);
                List<Undo.Step> earlier = plan.begun().map(Undo::steps).orElse(List.of());
                link.begin(plan.wish().parent(), plan.link(), earlier);
            }
            return new ReconnectResult(child, plan.wish().parent(), plan.link(), link.place());
        }
    }

    private void requireUnchanged(ReconnectPlan plan) throws IOException {
        try {
            new Unchanged(storage, Progress.NONE).require(plan.witnesses());
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// A record that is there must be the one that the plan saw, or be of no use.
    private void requireKept(ReconnectPlan plan, Optional<Undo> there) throws IOException {
        if (there.equals(plan.begun())) return;
        Path child = plan.wish().child();
        boolean useless =
                plan.begun().isEmpty()
                        && linkOf(child).standing(there.orElseThrow()) == Standing.BEFORE;
        if (!useless) throw new RunRefusedException(child, Difference.LINK, Remedy.PLAN_AGAIN);
    }

    private static void requireSame(Undo undo, ReconnectPlan plan) throws IOException {
        boolean same =
                plan.begun().filter(begun -> begun.steps().equals(undo.steps())).isPresent()
                        && undo.parentIdentity().equals(plan.link().recordedIdentity());
        if (same) return;
        throw new RunRefusedException(plan.wish().child(), Difference.LINK, Remedy.PLAN_AGAIN);
    }

    /// Takes every reconnect that the record of the child tells of back, completed or cut off: the
    /// file is bit for bit what it was before the first of them. The record goes with it.
    ///
    /// @throws RunRefusedException before anything is written, if there is no record, the file was
    ///   written since, or a merge or rebase of it is under way
    public void undo(DiskForest forest, Path child) throws IOException {
        requireNoWork(forest, child);
        RecordedLink link = linkOf(child);
        Locks.requireFree(storage, child);
        try (Locks _ = Locks.take(storage, List.of(child))) {
            Undo undo = record(link);
            switch (link.standing(undo)) {
                case CHANGED -> throw new RunRefusedException(Reason.WRITTEN_SINCE, child);
                case BEFORE -> link.forget();
                case UNFINISHED -> link.takeBack(undo);
                case DONE -> {
                    requireContent(undo, child);
                    link.takeBack(undo);
                }
            }
        }
    }

    /// Deletes the record: the reconnect stays for good.
    ///
    /// @throws RunRefusedException if there is none, or the reconnect was cut off and the record is
    ///   needed
    public void forget(Path child) throws IOException {
        RecordedLink link = linkOf(child);
        if (link.standing(record(link)) == Standing.UNFINISHED) {
            throw new RunRefusedException(Reason.RECONNECT_UNFINISHED, child);
        }
        link.forget();
    }

    private void requireContent(Undo undo, Path child) throws IOException {
        try (Disk disk = Disks.open(storage, child)) {
            Content found = new Content(disk.facts().fileSize(), disk.tablesDigest());
            if (!found.equals(undo.after())) {
                throw new RunRefusedException(Reason.WRITTEN_SINCE, child);
            }
        }
    }

    private static void requireNoWork(DiskForest forest, Path child) throws IOException {
        boolean merged =
                forest.unfinished().stream()
                        .flatMap(journal -> journal.participants().stream())
                        .anyMatch(disk -> disk.path().equals(child));
        boolean rebased =
                forest.rebases().stream().anyMatch(rebase -> rebase.disks().contains(child));
        if (merged || rebased) throw new RunRefusedException(Reason.WORK_UNFINISHED, child);
    }

    private RecordedLink linkOf(Path child) {
        return new RecordedLink(storage, random, clock, child);
    }

    private static Undo record(RecordedLink link) throws IOException {
        return link.record()
                .orElseThrow(() -> new RunRefusedException(Reason.NOTHING_TO_UNDO, link.child()));
    }
}
