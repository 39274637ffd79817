package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.read.Circumstances;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All the reasons, but for amounts, why a disk must not be moved to another parent.
///
/// @param begun the same rebase, begun before: it is gone on with
record RebaseRefusals(
        DiskForest forest, RebaseWish wish, Circumstances circumstances, Optional<Rebase> begun) {
    List<Refusal> all() {
        return Stream.of(ofDisks(), ownChain(), drops(), record(), unfinished(), machine())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /// As for a reconnect: the identity may differ, for the content is compared.
    private List<Refusal> ofDisks() {
        ParentLink link = RebasePlanner.link(forest, wish, circumstances);
        return new ReconnectRefusals(
                        forest, wish.asReconnect(), circumstances, Optional.empty(), link)
                .ofDisks();
    }

    /// What the disk reads now is what it is to read: its chain must hold.
    private List<Refusal> ownChain() {
        List<Refusal> reasons = new ArrayList<>();
        for (DiskNode disk : forest.chainOfFiles(wish.child())) {
            for (Finding finding : disk.findings()) {
                boolean cause =
                        finding.severity() == Severity.ERROR
                                && !(finding instanceof Finding.ChainBroken)
                                && !(finding instanceof Finding.MergeUnfinished);
                if (cause) reasons.add(new Refusal.Unsound(disk.path(), finding));
                if (finding instanceof Finding.ParentAmbiguous(var child, var read, var other)) {
                    reasons.add(new Refusal.Ambiguous(child, read, other));
                }
            }
        }
        return reasons;
    }

    private List<Refusal> drops() {
        boolean vhd =
                forest.disk(wish.child())
                        .filter(disk -> disk.facts().format() == Format.VHD)
                        .isPresent();
        return wish.dropsEqual() && vhd ? List.of(new Refusal.CannotDrop(wish.child())) : List.of();
    }

    /// After a rebase a reconnect cannot be undone any more: the person lets go of it knowingly.
    private List<Refusal> record() {
        List<Refusal> reasons = new ArrayList<>();
        if (begun.isPresent()) return reasons;
        forest.undoable(wish.child())
                .filter(record -> record.standing() != Standing.BEFORE)
                .filter(record -> record.standing() != Standing.UNFINISHED) // told below
                .map(record -> new Refusal.UndoKept(wish.child(), record.undo().file()))
                .ifPresent(reasons::add);
        for (Finding finding : forest.disk(wish.child()).orElseThrow().findings()) {
            if (finding instanceof Finding.RecordDamaged(var disk, var record, _)) {
                reasons.add(new Refusal.UndoKept(disk, record));
            }
        }
        return reasons;
    }

    private List<Refusal> unfinished() {
        List<Path> own = List.of(wish.child());
        List<Path> read = read();
        UnfinishedWork work = new UnfinishedWork(forest);
        List<Refusal> reasons = new ArrayList<>(work.mergesOn(own));
        reasons.addAll(work.mergesOn(read));
        work.besideMerges(own, read).stream()
                .filter(reason -> !isBegun(reason))
                .forEach(reasons::add);
        return reasons;
    }

    private boolean isBegun(Refusal reason) {
        return begun.isPresent()
                && switch (reason) {
                    case Refusal.RebaseUnfinished(_, var journal) ->
                            journal.equals(begun.get().file());
                    case Refusal.ReconnectUnfinished(var disk, _) -> disk.equals(wish.child());
                    default -> false;
                };
    }

    /// Every ancestor, old and new.
    private List<Path> read() {
        return Stream.concat(
                        forest.chainOfFiles(wish.child()).stream().skip(1),
                        forest.chainOfFiles(wish.parent()).stream())
                .map(DiskNode::path)
                .distinct()
                .toList();
    }

    private List<Refusal> machine() {
        return new Machine(circumstances).refuses(wish.child(), read(), Machine.ROOM);
    }
}
