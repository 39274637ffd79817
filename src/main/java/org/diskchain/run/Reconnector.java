package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.RecordStanding;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
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
                link.begin(plan.wish().parent(), plan.link(), plan.begun());
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

    /// A record that is there must be the one that the plan saw, or be of no use. The plan may have
    /// come to it by another path.
    private void requireKept(ReconnectPlan plan, Optional<Undo> there) throws IOException {
        if (there.map(Undo::steps).equals(plan.begun().map(Undo::steps))) return;
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
    /// @return false where that is so of the link only: a VHD whose time is not the one that was
    ///   noted may have been written in place, and keeps what was written
    /// @throws RunRefusedException before anything is written, if there is no record, the file was
    ///   written since, or a merge or rebase of it is under way
    public boolean undo(DiskForest forest, Path child) throws IOException {
        requireNoWork(forest, child);
        RecordedLink link = linkOf(child);
        Locks.requireFree(storage, child);
        try (Locks _ = Locks.take(storage, List.of(child))) {
            Undo undo = record(link);
            Standing standing = link.standing(undo);
            boolean whole = standing != Standing.DONE || isWhole(undo, child);
            switch (standing) {
                case CHANGED -> throw new RunRefusedException(Reason.WRITTEN_SINCE, child);
                case BEFORE -> link.forget();
                case UNFINISHED, DONE -> link.takeBack(undo);
            }
            return whole;
        }
    }

    /// Whether nothing but the link was written, as far as can be told: who writes a VHDX begins
    /// with its headers.
    private boolean isWhole(Undo undo, Path child) throws IOException {
        RecordStanding standing = new RecordStanding(storage);
        if (!standing.holds(undo, child)) {
            throw new RunRefusedException(Reason.WRITTEN_SINCE, child);
        }
        if (standing.isAsNoted(undo, child)) return true;
        try (Disk disk = Disks.open(storage, child)) {
            return disk.facts().format() == Format.VHDX;
        }
    }

    /// Deletes the record: the reconnect stays for good.
    ///
    /// @throws RunRefusedException if there is none, another program has the child, or the
    ///   reconnect was cut off and the record is needed
    public void forget(Path child) throws IOException {
        try (Locks _ = Locks.take(storage, List.of(child))) {
            RecordedLink link = linkOf(child);
            if (link.standing(record(link)) == Standing.UNFINISHED) {
                throw new RunRefusedException(Reason.RECONNECT_UNFINISHED, child);
            }
            link.forget();
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
