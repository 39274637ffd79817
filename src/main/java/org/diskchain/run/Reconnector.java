package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undo.Step;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.UndoSteps;
import org.diskchain.journal.Witness.Content;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Gives a child another parent, and takes that back.
///
/// ```
///   rehearse   all writes in memory, as the format's writer makes them
///   record     them, with the bytes before and after                    durable, in one step
///   write      each of them                                             force after each
///   note       in the record when the file was last changed             durable, in one step
/// ```
///
/// A power cut leaves the file as it was, as it is to be, or with one write half done in between:
/// what the format's own order of writes allows, and for the header of a VHD, which is two sectors,
/// what the record mends. From the record the change is completed or taken back, last write first,
/// through the very same states.
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
        requireFree(child);
        try (Locks _ = Locks.take(storage, List.of(child))) {
            Optional<Undo> there = UndoFile.read(storage, recordOf(child));
            if (there.isPresent() && standing(there.get(), child) == Standing.UNFINISHED) {
                complete(there.get(), plan);
            } else {
                new Unchanged(storage).require(plan.witnesses());
                requireKept(plan, there);
                begin(plan, there);
            }
            return new ReconnectResult(child, plan.wish().parent(), plan.link(), recordOf(child));
        }
    }

    private void begin(ReconnectPlan plan, Optional<Undo> there) throws IOException {
        Path child = plan.wish().child();
        Rehearsal rehearsal = new Rehearsal(storage, child);
        try (DiskWriter writer = Disks.openForWriting(rehearsal, child, random)) {
            writer.link(plan.link());
        }
        List<Step> steps = new ArrayList<>();
        there.filter(record -> plan.begun().isPresent())
                .ifPresent(record -> steps.addAll(record.steps()));
        int done = steps.size();
        steps.addAll(rehearsal.steps());
        Undo undo =
                new Undo(
                        recordOf(child),
                        storage.realPath(child),
                        plan.wish().parent(),
                        plan.link().recordedIdentity(),
                        clock.instant(),
                        rehearsed(rehearsal, plan),
                        Optional.empty(),
                        steps);
        UndoFile.write(storage, undo); // before the first byte changes
        write(undo, child, done);
        note(undo, child);
    }

    /// What the child will hold; it must read as the plan says before a byte of it is written.
    private static Content rehearsed(Rehearsal rehearsal, ReconnectPlan plan) throws IOException {
        try (Disk disk = Disks.open(rehearsal, plan.wish().child())) {
            ParentLink found = disk.facts().parent();
            Guid identity = plan.link().recordedIdentity();
            if (!found.identities().equals(List.of(identity))) {
                throw new IOException("would not be linked: " + disk.path());
            }
            return new Content(rehearsal.steps().getLast().sizeAfter(), disk.tablesDigest());
        }
    }

    /// A record that is there must be the one that the plan saw.
    private void requireKept(ReconnectPlan plan, Optional<Undo> there) throws IOException {
        Path child = plan.wish().child();
        if (there.equals(plan.begun())) return;
        boolean useless =
                plan.begun().isEmpty() && standing(there.orElseThrow(), child) == Standing.BEFORE;
        if (!useless) throw new RunRefusedException(child, Difference.LINK, Remedy.PLAN_AGAIN);
    }

    private void complete(Undo undo, ReconnectPlan plan) throws IOException {
        Path child = plan.wish().child();
        boolean same =
                plan.begun().isPresent()
                        && undo.steps().equals(plan.begun().get().steps())
                        && undo.parentIdentity().equals(plan.link().recordedIdentity());
        if (!same) throw new RunRefusedException(child, Difference.LINK, Remedy.PLAN_AGAIN);
        write(undo, child, done(undo, child).orElseThrow());
        note(undo, child);
    }

    /// Takes every reconnect that the record of the child tells of back, completed or cut off: the
    /// file is bit for bit what it was before the first of them. The record goes with it.
    ///
    /// @throws RunRefusedException before anything is written, if there is no record, the file was
    ///   written since, or a merge or rebase of it is under way
    public void undo(DiskForest forest, Path child) throws IOException {
        requireNoWork(forest, child);
        requireFree(child);
        try (Locks _ = Locks.take(storage, List.of(child))) {
            Undo undo = record(child);
            Standing standing = standing(undo, child);
            if (standing == Standing.CHANGED) {
                throw new RunRefusedException(Reason.WRITTEN_SINCE, child);
            }
            if (standing == Standing.DONE) requireContent(undo, child);
            if (standing != Standing.BEFORE) takeBack(undo, child);
            UndoFile.delete(storage, undo.file()); // nothing is left to take back
        }
    }

    /// Deletes the record: the reconnect stays for good.
    ///
    /// @throws RunRefusedException if there is none, or the reconnect was cut off and the record is
    ///   needed
    public void forget(Path child) throws IOException {
        Undo undo = record(child);
        if (standing(undo, child) == Standing.UNFINISHED) {
            throw new RunRefusedException(Reason.RECONNECT_UNFINISHED, child);
        }
        UndoFile.delete(storage, undo.file());
    }

    /// A power cut while it is taken back must find a record that does not say that all is done.
    private void takeBack(Undo undo, Path child) throws IOException {
        Undo open = undo.unnoted();
        if (!open.equals(undo)) UndoFile.write(storage, open);
        int done = done(undo, child).orElseThrow();
        int last = Math.min(done + 1, undo.steps().size()); // the next may be there by part
        try (ByteFile file = storage.openForWriting(child)) {
            for (Step step : undo.steps().subList(0, last).reversed()) {
                byte[] old = HexFormat.of().parseHex(step.old());
                if (old.length > 0) file.write(step.offset(), ByteBuffer.wrap(old));
                file.force(); // the old end of the file before what is behind it goes
                if (file.size() > step.sizeBefore()) file.resize(step.sizeBefore());
                file.force(); // before the write before it is taken back
            }
        }
    }

    private void write(Undo undo, Path child, int done) throws IOException {
        try (ByteFile file = storage.openForWriting(child)) {
            for (Step step : undo.steps().subList(done, undo.steps().size())) {
                ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(step.written()));
                if (file.size() < step.offset()) file.resize(step.offset());
                if (bytes.hasRemaining()) file.write(step.offset(), bytes);
                file.force(); // before the next one: at most one is ever half done
            }
        }
    }

    /// The change is done: from now on a write by somebody else is noticed.
    private void note(Undo undo, Path child) throws IOException {
        Instant modified = storage.facts(child).orElseThrow().modified();
        UndoFile.write(storage, undo.noted(modified));
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
                forest.rebases().stream().anyMatch(rebase -> rebase.child().equals(child));
        if (merged || rebased) throw new RunRefusedException(Reason.WORK_UNFINISHED, child);
    }

    private void requireFree(Path child) throws IOException {
        List<Holder> holders = storage.holders(child);
        if (!holders.isEmpty()) throw new RunRefusedException(child, holders);
    }

    private Path recordOf(Path child) throws IOException {
        return UndoFile.beside(storage.realPath(child));
    }

    private Undo record(Path child) throws IOException {
        return UndoFile.read(storage, recordOf(child))
                .orElseThrow(() -> new RunRefusedException(Reason.NOTHING_TO_UNDO, child));
    }

    private OptionalInt done(Undo undo, Path child) throws IOException {
        try (ByteFile file = storage.open(child)) {
            return new UndoSteps(undo).done(file);
        }
    }

    private Standing standing(Undo undo, Path child) throws IOException {
        return new UndoSteps(undo).standing(storage, child);
    }
}
