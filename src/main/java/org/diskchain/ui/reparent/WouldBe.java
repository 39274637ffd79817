package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.chain.ParentState.Base;
import org.diskchain.chain.ParentState.Found;
import org.diskchain.chain.ParentState.Resolved;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The forest as it would be once orphans have the parents that were chosen for them: for pictures,
/// and for the plan of a disk whose new parent is itself to be reconnected first.
final class WouldBe {
    private WouldBe() {}

    /// @param parents the chosen parent of each orphan
    static DiskForest forest(DiskForest now, Map<Path, Path> parents) {
        DiskForest linked =
                with(now, now.disks().stream().map(disk -> linked(disk, parents)).toList());
        return with(now, linked.disks().stream().map(disk -> mended(disk, linked)).toList());
    }

    private static DiskForest with(DiskForest now, List<DiskNode> disks) {
        return new DiskForest(
                disks, now.unfinished(), now.searched(), now.undoable(), now.rebases());
    }

    private static DiskNode linked(DiskNode disk, Map<Path, Path> parents) {
        return Optional.ofNullable(parents.get(disk.path()))
                .map(parent -> with(disk, new Resolved(parent, Found.RECORDED), ofOwn(disk)))
                .orElse(disk);
    }

    /// What is found in the file itself; what was found of its old link is settled.
    private static List<Finding> ofOwn(DiskNode disk) {
        return disk.findings().stream().filter(finding -> !isOfLink(finding)).toList();
    }

    private static boolean isOfLink(Finding finding) {
        return switch (finding) {
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
                    Finding.ParentSuperseded _,
                    Finding.ChainBroken _ ->
                    true;
            case Finding.Faulty _,
                    Finding.Unreadable _,
                    Finding.NotFound _,
                    Finding.Twin _,
                    Finding.MergeUnfinished _,
                    Finding.ChangedMeanwhile _,
                    Finding.JournalDamaged _,
                    Finding.ReconnectUnfinished _,
                    Finding.RebaseUnfinished _,
                    Finding.RecordDamaged _ ->
                    false;
        };
    }

    /// Without the finding that its chain fails, where it does not any more.
    private static DiskNode mended(DiskNode disk, DiskForest forest) {
        boolean told = disk.findings().stream().anyMatch(Finding.ChainBroken.class::isInstance);
        if (!told || !holds(forest.chain(disk.path()))) return disk;
        return with(
                disk,
                disk.parent(),
                disk.findings().stream()
                        .filter(finding -> !(finding instanceof Finding.ChainBroken))
                        .toList());
    }

    private static boolean holds(List<DiskNode> chain) {
        Stream<Finding> errors =
                chain.stream()
                        .flatMap(disk -> disk.findings().stream())
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .filter(finding -> !(finding instanceof Finding.ChainBroken));
        return chain.getLast().parent() instanceof Base && errors.findAny().isEmpty();
    }

    private static DiskNode with(DiskNode disk, ParentState parent, List<Finding> findings) {
        return new DiskNode(
                disk.path(),
                disk.key(),
                disk.modified(),
                disk.facts(),
                disk.ownedBytes(),
                parent,
                findings,
                disk.outside());
    }
}
