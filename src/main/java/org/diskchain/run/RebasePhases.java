package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Rebase.Phase;
import org.diskchain.journal.Verify;
import org.diskchain.journal.Witness;
import org.diskchain.read.Batch;
import org.diskchain.read.Batches;
import org.diskchain.read.Differing;
import org.diskchain.read.Layers;
import org.diskchain.read.Layers.Piece;
import org.diskchain.run.BatchCopy.Check;
import org.diskchain.run.VerifyFailedException.Part;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A rebase, phase by phase.
///
/// ```
///   COPY     C ---> O    what C inherits and would read otherwise on N, into C     batch by batch
///   VERIFY   C ---> O    nothing of what C inherits reads otherwise on N, where C was written
///   LINK     C ---> N    see RecordedLink
///   DROP     C ---> N    blocks of C that equal N
/// ```
///
/// Until LINK the disk has its old parent, and reads what it read whatever was copied; from then on
/// it has the new one, on which it reads the same. Each phase is begun anew by who goes on: what
/// was copied is C's own by then and is passed over.
final class RebasePhases {
    private final Storage storage;
    private final RandomGenerator random;
    private final long batchBytes;
    private final Progress progress;
    private final RebaseState state;
    private final Unchanged unchanged;
    private Stretches written = new Stretches(0);
    private long copied;
    private long dropped;

    RebasePhases(
            Storage storage,
            RandomGenerator random,
            long batchBytes,
            Progress progress,
            RebaseState state) {
        this.storage = storage;
        this.random = random;
        this.batchBytes = batchBytes;
        this.progress = progress;
        this.state = state;
        this.unchanged = new Unchanged(storage, progress.silent());
    }

    /// Payload that this run has made durable, in bytes.
    long copied() {
        return copied;
    }

    /// Bytes of virtual disk in blocks that this run has dropped.
    long dropped() {
        return dropped;
    }

    void run() throws IOException, CancelledException {
        state.makeCurrent(progress.silent());
        if (state.rebase().phase().compareTo(Phase.LINK) < 0) {
            state.giveBack(progress);
            List<Witness> read = unchanged.now(state.rebase().ancestors());
            copy();
            state.write(state.rebase().at(Phase.VERIFY));
            verify();
            unchanged.require(read); // what was compared is what the disk is linked to
            state.write(state.rebase().at(Phase.LINK)); // before the first byte of the link
        }
        if (state.rebase().phase() == Phase.LINK) {
            state.link();
            if (state.rebase().dropsEqual()) state.write(state.rebase().at(Phase.DROP));
        }
        if (state.rebase().phase() == Phase.DROP) drop();
        state.delete();
    }

    private void drop() throws IOException, CancelledException {
        Dropping dropping = new Dropping(storage, random, progress);
        try (Opened<Disk> parent = opened(state.rebase().parent())) {
            dropping.run(state.rebase().child(), parent.all());
        } finally {
            dropped = dropping.dropped();
        }
    }

    private void copy() throws IOException, CancelledException {
        Rebase rebase = state.rebase();
        progress.begin(Stage.COPY, rebase.totalBytes());
        long before = Math.min(rebase.doneBytes(), rebase.totalBytes());
        progress.advance(before);
        try (Opened<Disk> old = opened(rebase.old());
                Opened<Disk> parent = opened(rebase.parent());
                DiskWriter child =
                        Disks.openForWriting(storage, rebase.child(), random, progress)) {
            Differing lost = new Differing(child.disk(), old.all(), parent.all());
            written = new Stretches(lost.virtualSize());
            Batches batches = new Batches(lost, 0, child.disk().facts(), batchBytes);
            Layers from = new Layers(old.all());
            Reported reported = new Reported(progress, rebase.totalBytes() - before);
            BatchCopy copy = new BatchCopy(from, child, reported, check(from));
            Optional<Batch> batch = batches.next(progress);
            while (batch.isPresent()) {
                long rest = copy.copy(batch.get());
                written.add(batch.get());
                copied(batch.get().ownedBytes());
                reported.advance(rest);
                batch = batches.next(progress);
            }
        }
    }

    private Opened<Disk> opened(List<Witness> chain) throws IOException {
        return Opened.disks(storage, chain.stream().map(Witness::path).toList());
    }

    /// What was read back wrong must not become part of the disk: it would count as copied.
    private Check check(Layers from) {
        Path child = state.rebase().child();
        if (state.rebase().verify() == Verify.NONE) return Check.NONE;
        return (change, disk) ->
                new WrittenPayload(storage, child, Part.REBASED, progress)
                        .compare(change, from, disk);
    }

    /// A batch is durable: so is that it is.
    private void copied(long bytes) throws IOException {
        Rebase rebase = state.rebase();
        long size = storage.facts(rebase.child()).map(FileFacts::size).orElse(rebase.size());
        state.write(rebase.after(rebase.doneBytes() + bytes, size));
        copied += bytes;
    }

    /// A table or a bitmap that was not written leaves what was copied to the parent: nothing is
    /// wrong yet, but it would be lost. What the child inherits is compared through both chains
    /// once more, as the files are now: around what this run copied, or everywhere.
    private void verify() throws IOException, CancelledException {
        Rebase rebase = state.rebase();
        if (rebase.verify() == Verify.NONE) return;
        try (ReadBack child = ReadBack.open(storage, rebase.child());
                Opened<Disk> old = opened(rebase.old());
                Opened<Disk> parent = opened(rebase.parent())) {
            Differing lost = new Differing(child.disk(), old.all(), parent.all());
            if (rebase.verify() == Verify.FULL) written.addAll();
            progress.begin(Stage.VERIFY, written.bytes());
            for (long at = written.next(0); at < lost.virtualSize(); at = written.next(at)) {
                Piece piece = lost.pieceAt(at, written.end(at));
                if (!(piece instanceof Piece.Nothing)) {
                    throw new VerifyFailedException(rebase.child(), piece.start(), Part.REBASED);
                }
                progress.advance(piece.length());
                at = piece.end();
            }
        }
    }

    /// A disk that was written meanwhile may take more than was foretold.
    private record Reported(Progress progress, long[] left) implements Progress {
        Reported(Progress progress, long most) {
            this(progress, new long[] {most});
        }

        @Override
        public void begin(Stage stage, long total) {
            progress.begin(stage, total);
        }

        @Override
        public void advance(long units) throws CancelledException {
            long told = Math.min(units, left[0]);
            left[0] -= told;
            progress.advance(told);
        }
    }
}
