package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.ui.work.WorkState.Unfinished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of work that is about to begin, with the forest in which it was planned.
final class NewWork {
    private NewWork() {}

    static WorkRow merging(DiskForest seen, MergePlan plan) {
        long done = plan.begun().map(Journal::doneBytes).orElse(0L);
        return new WorkRow(
                MergedLine.of(plan.effects()),
                Reach.of(plan.effects()),
                seen.searched(),
                Optional.of(new WorkRow.Preview(seen, plan.effects())),
                Course.of(plan),
                waiting(done, plan.bytesToCopy()));
    }

    static WorkRow moving(DiskForest seen, RebasePlan plan) {
        MovedDisk moved = MovedDisk.of(plan.wish());
        return new WorkRow(
                moved,
                Reach.of(moved, seen),
                seen.searched(),
                Optional.empty(),
                Course.of(plan),
                waiting(0, plan.bytesToCopy()));
    }

    static WorkRow flattening(DiskForest seen, FlatDisk disk) {
        return new WorkRow(
                disk,
                Reach.of(disk, seen),
                seen.searched(),
                Optional.empty(),
                Course.flattening(),
                waiting(0, 0));
    }

    /// The children of a disk, to be moved to the new one that was made of it.
    ///
    /// @param places where the disk was found
    static List<WorkRow> adopting(DiskForest seen, FlatDisk disk, List<Path> places) {
        List<Path> all = new ArrayList<>(places);
        all.add(disk.out());
        return disk.children().stream()
                .map(child -> new MovedDisk(child, disk.out()))
                .map(
                        moved ->
                                new WorkRow(
                                        moved,
                                        Reach.of(moved, seen),
                                        all,
                                        Optional.empty(),
                                        Course.planningFirst(),
                                        waiting(0, 0)))
                .toList();
    }

    private static WorkState waiting(long done, long total) {
        return new Unfinished(new Amount(done, total), false, Optional.empty());
    }
}
