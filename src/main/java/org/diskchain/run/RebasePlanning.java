package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Witness;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.RebaseAmounts;
import org.diskchain.plan.RebasePlanner;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.Refusal;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Differing;
import org.diskchain.read.Measurer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has what the plan of a rebase needs to know found out, and makes the plan. Reads only.
public record RebasePlanning(Storage storage) {
    /// Reads what the child inherits through both chains, which takes its time.
    ///
    /// @param forest holds both disks and all their ancestors
    public PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException {
        List<Path> old = ancestors(forest, wish.child(), 1);
        List<Path> parent = ancestors(forest, wish.parent(), 0);
        List<Path> read = new ArrayList<>(old);
        read.addAll(parent);
        Circumstances circumstances =
                new Measurer(storage)
                        .circumstances(
                                List.of(wish.child()), List.of(), read, List.of(wish.parent()));
        List<Refusal> reasons = RebasePlanner.refusals(forest, wish, circumstances);
        if (!reasons.isEmpty()) return RebasePlanner.refused(wish, reasons);
        ParentLink link = RebasePlanner.link(forest, wish, circumstances);
        return RebasePlanner.plan(
                forest, wish, circumstances, amounts(wish, old, parent, link, progress));
    }

    private static List<Path> ancestors(DiskForest forest, Path disk, int from) {
        return forest.chain(disk).stream().skip(from).map(DiskNode::path).toList();
    }

    private RebaseAmounts amounts(
            RebaseWish wish, List<Path> old, List<Path> parent, ParentLink link, Progress progress)
            throws IOException, CancelledException {
        try (Disk child = Disks.open(storage, wish.child());
                Opened<Disk> has = open(old);
                Opened<Disk> gets = open(parent)) {
            progress.begin(Stage.MEASURE, child.facts().virtualSize());
            Differing differing = new Differing(child, has.all(), gets.all());
            Measurer.Copy copy = Measurer.copy(differing, child, link, progress);
            return new RebaseAmounts(
                    copy.bytes(),
                    copy.sizeAfter(),
                    Measurer.witness(storage, child, progress.silent()),
                    witnesses(has.all(), progress),
                    witnesses(gets.all(), progress));
        }
    }

    private Opened<Disk> open(List<Path> chain) throws IOException {
        return Opened.disks(storage, chain);
    }

    private List<Witness> witnesses(List<Disk> disks, Progress progress)
            throws IOException, CancelledException {
        List<Witness> witnesses = new ArrayList<>();
        for (Disk disk : disks) witnesses.add(Measurer.witness(storage, disk, progress.silent()));
        return witnesses;
    }
}
