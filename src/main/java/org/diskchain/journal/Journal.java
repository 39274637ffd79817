package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.journal.Witness.Content;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An unfinished merge: all that a new process needs to go on with it.
///
/// @param file the journal file, beside the target
/// @param mergedLine the disks that are merged, leaf first: source, those between, target
/// @param rescued the disks that stay valid because they get what they would lose
/// @param below the target's ancestors, nearest first: read, never written
/// @param done how far it has come
/// @param started when the merge began
public record Journal(
        Path file,
        Phase phase,
        Verify verify,
        List<Participant> mergedLine,
        List<Rescued> rescued,
        List<Participant> below,
        MergeDone done,
        Instant started) {
    public Journal {
        mergedLine = List.copyOf(mergedLine);
        rescued = List.copyOf(rescued);
        below = List.copyOf(below);
        if (mergedLine.size() < 2) throw new IllegalArgumentException("a merge has two ends");
    }

    public long position() {
        return done.position();
    }

    public long doneBytes() {
        return done.doneBytes();
    }

    public long totalBytes() {
        return done.totalBytes();
    }

    /// Bytes that rescues copy.
    public long rescueBytes() {
        return rescued.stream().mapToLong(Rescued::bytes).sum();
    }

    /// The journal in another phase, with as much done.
    public Journal at(Phase newPhase) {
        boolean payload = done.payload() || newPhase.compareTo(Phase.COPY) >= 0;
        MergeDone now = done.with(payload, Stamp.UNKNOWN);
        return new Journal(file, newPhase, verify, mergedLine, rescued, below, now, started);
    }

    /// The journal of a merge whose target is left alone as it is now.
    public Journal leaving(Stamp target) {
        return with(done.with(done.payload(), target));
    }

    /// The journal with something more done.
    public Journal after(long newPosition, long newDoneBytes, long newTargetSize) {
        MergeDone more =
                new MergeDone(
                        newPosition,
                        newDoneBytes,
                        done.totalBytes(),
                        newTargetSize,
                        done.targetSizeAfter(),
                        done.payload(),
                        Stamp.UNKNOWN);
        return with(more);
    }

    /// The journal with copying not begun. What rescues copied stays done.
    public Journal copiedNothing() {
        return forgettingCopies().at(Phase.COPY);
    }

    private Journal forgettingCopies() {
        return after(0, Math.min(done.doneBytes(), rescueBytes()), done.targetSize());
    }

    /// Whether rescued disks still lack something.
    public boolean isRescuing() {
        return done.doneBytes() < rescueBytes();
    }

    /// The journal of which copying takes other amounts than was planned.
    ///
    /// @param bytes copied into the target
    public Journal taking(long bytes, long newTargetSizeAfter) {
        MergeDone other =
                new MergeDone(
                        done.position(),
                        done.doneBytes(),
                        rescueBytes() + bytes,
                        done.targetSize(),
                        newTargetSizeAfter,
                        done.payload(),
                        done.left());
        return with(other);
    }

    private Journal with(MergeDone other) {
        return new Journal(file, phase, verify, mergedLine, rescued, below, other, started);
    }

    /// The journal with something else to be read back.
    public Journal verifying(Verify what) {
        return new Journal(file, phase, what, mergedLine, rescued, below, done, started);
    }

    /// The journal with other rescued disks.
    public Journal rescuing(List<Rescued> disks) {
        return new Journal(file, phase, verify, mergedLine, disks, below, done, started);
    }

    /// The journal with other witnesses, in the order of the merged line. The source has the
    /// identity that its witness saw: who writes it may change that.
    public Journal witnessedBy(List<Witness> witnesses) {
        return with(witnesses, (disk, witness) -> witnessed(disk, witness, disk.planned()));
    }

    /// The journal with nothing copied, in the same phase, for disks that may have been written
    /// since. A disk that was is not the one of the plan any more: what is put back from then lacks
    /// what was copied.
    public Journal beginningAgain(List<Witness> witnesses) {
        return forgettingCopies()
                .with(
                        witnesses,
                        (disk, witness) -> {
                            boolean same = witness.content().equals(disk.witness().content());
                            Content planned = same ? disk.planned() : witness.content();
                            return witnessed(disk, witness, planned);
                        });
    }

    private Journal with(
            List<Witness> witnesses, BiFunction<Participant, Witness, Participant> seen) {
        List<Participant> line = new ArrayList<>();
        for (int i = 0; i < mergedLine.size(); i++) {
            line.add(seen.apply(mergedLine.get(i), witnesses.get(i)));
        }
        return new Journal(file, phase, verify, line, rescued, below, done, started);
    }

    private Participant witnessed(Participant disk, Witness witness, Content planned) {
        Guid found = witness.identity();
        boolean source = disk.equals(source());
        return new Participant(
                disk.path(),
                source ? found : disk.oldIdentity(),
                source ? found : disk.newIdentity(),
                witness,
                planned);
    }

    /// The journal with other paths to the same disks.
    public Journal addressedAt(UnaryOperator<Path> address) {
        return new Journal(
                file,
                phase,
                verify,
                mergedLine.stream().map(disk -> disk.at(address)).toList(),
                rescued.stream().map(disk -> disk.at(address)).toList(),
                below.stream().map(disk -> disk.at(address)).toList(),
                done,
                started);
    }

    /// Every disk that the merge writes or relies on.
    public List<Participant> participants() {
        List<Participant> all = new ArrayList<>(mergedLine);
        rescued.forEach(disk -> all.add(disk.disk()));
        all.addAll(below);
        return all;
    }

    /// The merged line.
    public List<Path> paths() {
        return mergedLine.stream().map(Participant::path).toList();
    }

    public List<Path> rescuedPaths() {
        return rescued.stream().map(disk -> disk.disk().path()).toList();
    }

    /// Every disk that the merge writes: the merged line, then those rescued.
    public List<Path> written() {
        return Stream.concat(paths().stream(), rescuedPaths().stream()).toList();
    }

    public Participant source() {
        return mergedLine.getFirst();
    }

    public Participant target() {
        return mergedLine.getLast();
    }

    /// The disk on which a rescued one stands before the merge.
    public Participant parentOf(Rescued disk) {
        return mergedLine.get(disk.parent());
    }

    public int depth() {
        return mergedLine.size() - 1;
    }

    /// Whether the merge can still be dropped: no identity has changed. A rescued disk may hold
    /// more than before by then; it reads the same.
    public boolean isDroppable() {
        return phase.compareTo(Phase.IDENTITIES) < 0;
    }

    /// Whether the target may hold payload of the disks above it. From then on, a disk that a disk
    /// of before knows as its parent is not the one that it was.
    public boolean hasPayload() {
        return done.payload() || phase.compareTo(Phase.COPY) >= 0;
    }

    /// The target as the program left it; [Stamp#UNKNOWN] where it did not, or a power cut ended
    /// it.
    public Stamp left() {
        return done.left();
    }

    /// Whether the merge writes the disk.
    public boolean involves(Path disk) {
        return written().contains(disk);
    }

    /// Whether, while this merge is unfinished, `parent` is the parent of `child` whatever of the
    /// two identities is recorded and found.
    public boolean links(Path child, Guid recorded, Path parent, Guid found) {
        for (int i = 0; i + 1 < mergedLine.size(); i++) {
            if (mergedLine.get(i).path().equals(child)) {
                return links(recorded, mergedLine.get(i + 1), parent, found);
            }
        }
        return rescued.stream()
                .filter(disk -> disk.disk().path().equals(child))
                .anyMatch(disk -> links(recorded, parentOf(disk), parent, found));
    }

    /// Once the target may hold payload, a child that knows only the old identity was put back:
    /// what else stands on that must not be read through it.
    private boolean links(Guid recorded, Participant below, Path parent, Guid found) {
        return below.path().equals(parent)
                && (hasPayload() ? recorded.equals(below.newIdentity()) : below.answersTo(recorded))
                && (below.answersTo(found) || found.equals(source().oldIdentity()));
    }
}
