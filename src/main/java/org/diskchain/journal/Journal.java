package org.diskchain.journal;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An unfinished merge: all that a new process needs to go on with it.
///
/// @param file the journal file, beside the target
/// @param mergedLine the disks that are written, leaf first: source, those between, target
/// @param position virtual offset up to which payload is durably in the target
/// @param doneBytes payload bytes durably in the target
/// @param totalBytes payload bytes of the whole merge
/// @param started when the merge began
public record Journal(
        Path file,
        Phase phase,
        List<Participant> mergedLine,
        long position,
        long doneBytes,
        long totalBytes,
        Instant started) {
    public Journal {
        mergedLine = List.copyOf(mergedLine);
        if (mergedLine.size() < 2) throw new IllegalArgumentException("a merge has two ends");
    }

    /// The journal in another state.
    public Journal at(Phase newPhase, long newPosition, long newDoneBytes) {
        return new Journal(
                file, newPhase, mergedLine, newPosition, newDoneBytes, totalBytes, started);
    }

    /// The journal with other witnesses, in the order of the merged line. The source has the
    /// identity that its witness saw: who writes it may change that.
    public Journal witnessedBy(List<Witness> witnesses) {
        List<Participant> line = new ArrayList<>();
        Witness first = witnesses.getFirst();
        line.add(new Participant(source().path(), first.identity(), first.identity(), first));
        for (int i = 1; i < mergedLine.size(); i++) {
            Participant disk = mergedLine.get(i);
            line.add(
                    new Participant(
                            disk.path(), disk.oldIdentity(), disk.newIdentity(), witnesses.get(i)));
        }
        return new Journal(file, phase, line, position, doneBytes, totalBytes, started);
    }

    /// The journal with other paths to the same disks, in the order of the merged line.
    public Journal addressedAt(List<Path> paths) {
        List<Participant> line = new ArrayList<>();
        for (int i = 0; i < mergedLine.size(); i++) line.add(mergedLine.get(i).at(paths.get(i)));
        return new Journal(file, phase, line, position, doneBytes, totalBytes, started);
    }

    public List<Path> paths() {
        return mergedLine.stream().map(Participant::path).toList();
    }

    public Participant source() {
        return mergedLine.getFirst();
    }

    public Participant target() {
        return mergedLine.getLast();
    }

    public int depth() {
        return mergedLine.size() - 1;
    }

    /// Whether the merge can still be dropped without trace.
    public boolean isDroppable() {
        return phase == Phase.PLANNED;
    }

    /// Whether the merge writes the disk.
    public boolean involves(Path disk) {
        return mergedLine.stream().anyMatch(participant -> participant.path().equals(disk));
    }

    /// Whether, while this merge is unfinished, `parent` is the parent of `child` whatever of the
    /// two identities is recorded and found.
    public boolean links(Path child, Guid recorded, Path parent, Guid found) {
        for (int i = 0; i + 1 < mergedLine.size(); i++) {
            Participant below = mergedLine.get(i + 1);
            if (mergedLine.get(i).path().equals(child) && below.path().equals(parent)) {
                return below.answersTo(recorded)
                        && (below.answersTo(found) || found.equals(source().oldIdentity()));
            }
        }
        return false;
    }
}
