package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.NewLink;
import org.diskchain.chain.WindowsFolders;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.FaultCode.Consequence;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undoable;
import org.diskchain.read.Circumstances;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All the reasons why a child must not get a parent.
///
/// @param begun the record that the reconnect completes or is added to
record ReconnectRefusals(
        DiskForest forest,
        ReconnectWish wish,
        Circumstances circumstances,
        Optional<Undo> begun,
        ParentLink link) {
    List<Refusal> all() {
        return Stream.of(ofDisks(), unfinished(), record(), machine())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /// Those that lie in the two disks and what is below the parent.
    List<Refusal> ofDisks() {
        return Stream.of(own(), ofParent(), fit(), identity(), windowsPath(), way())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private DiskNode child() {
        return forest.disk(wish.child()).orElseThrow();
    }

    private DiskNode parent() {
        return forest.disk(wish.parent()).orElseThrow();
    }

    /// Whether the reconnect was cut off, and is completed now.
    private boolean isCompleted() {
        return begun.isPresent()
                && forest.undoable(wish.child())
                        .filter(record -> record.standing() == Standing.UNFINISHED)
                        .isPresent();
    }

    /// What is wrong with the child itself; that its link fails is why it is reconnected. What a
    /// reconnect left that was cut off is mended by completing it.
    private List<Refusal> own() {
        if (isCompleted()) return List.of();
        List<Refusal> reasons = new ArrayList<>();
        for (Finding finding : child().findings()) {
            if (isOwnFault(finding)) reasons.add(new Refusal.Unsound(wish.child(), finding));
        }
        if (reasons.isEmpty() && !child().facts().isDifferencing()) {
            reasons.add(new Refusal.NotDifferencing(wish.child()));
        }
        return reasons;
    }

    private static boolean isOwnFault(Finding finding) {
        return switch (finding) {
            case Finding.Faulty(_, var fault) ->
                    finding.severity() == Severity.ERROR
                            || fault.code().consequence() != Consequence.NONE;
            case Finding.Unreadable _,
                    Finding.NotFound _,
                    Finding.ChangedMeanwhile _,
                    Finding.JournalDamaged _ ->
                    true;
            case Finding.ParentMissing _,
                    Finding.ParentMismatch _,
                    Finding.ParentCycle _,
                    Finding.ParentBlocked _,
                    Finding.ParentUnidentified _,
                    Finding.ParentAmbiguous _,
                    Finding.ParentMoved _,
                    Finding.AbsolutePathStale _,
                    Finding.ParentTimeDiffers _,
                    Finding.ParentBySecondIdentity _,
                    Finding.ParentFormatDiffers _,
                    Finding.SectorSizeDiffers _,
                    Finding.SizeDiffers _,
                    Finding.ChainBroken _,
                    Finding.Twin _,
                    Finding.MergeUnfinished _,
                    Finding.ReconnectUnfinished _,
                    Finding.RebaseUnfinished _,
                    Finding.RecordDamaged _,
                    Finding.ParentSuperseded _ ->
                    false;
        };
    }

    /// The parent and all below it must hold together, and must not be built on the child.
    private List<Refusal> ofParent() {
        List<Refusal> reasons = new ArrayList<>();
        for (DiskNode disk : forest.chainOfFiles(wish.parent())) {
            if (disk.key().equals(child().key())) {
                return List.of(new Refusal.ParentIsBelow(wish.child(), wish.parent()));
            }
            for (Finding finding : disk.findings()) {
                if (isError(finding) && !(finding instanceof Finding.ChainBroken)) {
                    reasons.add(new Refusal.Unsound(disk.path(), finding));
                }
            }
        }
        if (reasons.isEmpty()) {
            parent().findings().stream()
                    .filter(ReconnectRefusals::isError)
                    .map(finding -> new Refusal.Unsound(wish.parent(), finding))
                    .forEach(reasons::add);
        }
        return reasons;
    }

    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR
                && !(finding instanceof Finding.MergeUnfinished);
    }

    private List<Refusal> fit() {
        DiskFacts own = child().facts();
        DiskFacts other = parent().facts();
        if (!own.isReadable() || !other.isReadable()) return List.of();
        List<Refusal> reasons = new ArrayList<>();
        if (own.format() != other.format()) {
            return List.of(new Refusal.ParentFormatDiffers(wish.child(), wish.parent()));
        }
        if (own.logicalSectorSize() != other.logicalSectorSize()) {
            reasons.add(
                    new Refusal.SectorSizeDiffers(
                            wish.child(),
                            wish.parent(),
                            own.logicalSectorSize(),
                            other.logicalSectorSize()));
        }
        if (own.format() == Format.VHD && own.virtualSize() != other.virtualSize()) {
            reasons.add(new Refusal.VhdSizesDiffer(wish.child(), wish.parent()));
        }
        return reasons;
    }

    /// An identity of all zeros is none: no reader accepts it.
    private List<Refusal> identity() {
        DiskFacts own = child().facts();
        if (!own.isReadable() || !parent().facts().isReadable()) return List.of();
        boolean known = own.parent().accepts(link.recordedIdentity());
        boolean ignored = wish.ignoringIdentity() && !link.recordedIdentity().isZero();
        if (known || ignored || isCompleted()) return List.of();
        return List.of(
                new Refusal.IdentityDiffers(
                        wish.child(),
                        wish.parent(),
                        own.parent().recordedIdentity(),
                        link.recordedIdentity()));
    }

    /// It must lead to a file of the parent's name.
    private List<Refusal> windowsPath() {
        String name = wish.parent().getFileName().toString();
        return wish.windowsPath().stated().stream()
                .filter(path -> !WindowsFolders.isAbsolute(path) || !isNamed(path, name))
                .<Refusal>map(path -> new Refusal.NotWindowsPath(wish.child(), path, name))
                .toList();
    }

    /// What would be recorded must lead back to the parent: another system takes a name with a
    /// backslash for two, and one with a colon for a device.
    private List<Refusal> way() {
        Path real = circumstances.realPath(wish.parent());
        return NewLink.leadsTo(circumstances.realPath(wish.child()), link, real)
                ? List.of()
                : List.of(new Refusal.PathNotRecordable(wish.child(), wish.parent()));
    }

    private static boolean isNamed(String path, String name) {
        int end = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
        return path.substring(end).equalsIgnoreCase(name);
    }

    /// Merges, rebases and reconnects under way on the child or on what it is to stand on.
    private List<Refusal> unfinished() {
        List<Path> own = List.of(wish.child());
        List<Path> below = forest.chainOfFiles(wish.parent()).stream().map(DiskNode::path).toList();
        UnfinishedWork work = new UnfinishedWork(forest);
        List<Refusal> reasons = new ArrayList<>(work.mergesOn(own));
        reasons.addAll(work.mergesOn(below));
        work.besideMerges(own, below).stream()
                .filter(reason -> !isOwnReconnect(reason))
                .forEach(reasons::add);
        return reasons;
    }

    private boolean isOwnReconnect(Refusal reason) {
        return reason instanceof Refusal.ReconnectUnfinished(var disk, _)
                && disk.equals(wish.child());
    }

    private List<Refusal> record() {
        for (Finding finding : child().findings()) {
            if (finding instanceof Finding.RecordDamaged(var disk, var record, _)) {
                return List.of(new Refusal.UndoKept(disk, record));
            }
        }
        return forest.undoable(wish.child()).stream()
                .filter(record -> begun.isEmpty())
                .flatMap(record -> inTheWay(record).stream())
                .toList();
    }

    private static Optional<Refusal> inTheWay(Undoable record) {
        Path child = record.child();
        return switch (record.standing()) {
            case BEFORE, DONE -> Optional.empty();
            case UNFINISHED ->
                    Optional.of(new Refusal.ReconnectUnfinished(child, record.undo().file()));
            case CHANGED -> Optional.of(new Refusal.UndoKept(child, record.undo().file()));
        };
    }

    private List<Refusal> machine() {
        return new Machine(circumstances)
                .refuses(wish.child(), List.of(wish.parent()), Machine.ROOM);
    }
}
