package org.diskchain.plan;

import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.read.Circumstances;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether a disk can be moved to another parent with its content kept. Touches no file.
public final class RebasePlanner {
    private RebasePlanner() {}

    /// Every reason why not that can be told without measuring.
    ///
    /// @param forest holds both disks and all their ancestors
    public static List<Refusal> refusals(
            DiskForest forest, RebaseWish wish, Circumstances circumstances) {
        return new RebaseRefusals(forest, wish, circumstances, begun(forest, wish)).all();
    }

    /// What the child will record.
    public static ParentLink link(DiskForest forest, RebaseWish wish, Circumstances circumstances) {
        return ReconnectPlanner.link(forest, wish.asReconnect(), circumstances);
    }

    /// The refusal of what could not be measured.
    public static PlannedRebase refused(RebaseWish wish, List<Refusal> reasons) {
        return new Refused(wish, 0, 0, List.of(), reasons);
    }

    /// A plan, or the reasons why not.
    public static PlannedRebase plan(
            DiskForest forest,
            RebaseWish wish,
            Circumstances circumstances,
            RebaseAmounts amounts) {
        Volume volume = circumstances.volumes().get(wish.child());
        List<Space> space = List.of(new Space(volume.name(), amounts.growth(), volume.free()));
        List<Refusal> reasons = new ArrayList<>(refusals(forest, wish, circumstances));
        if (amounts.growth() > volume.free()) {
            reasons.add(
                    new Refusal.NoSpace(
                            wish.child(), volume.name(), amounts.growth(), volume.free()));
        }
        if (amounts.growth() > 0) {
            FileSizes sizes = new FileSizes(forest, circumstances);
            reasons.addAll(sizes.tooLarge(wish.child(), amounts.fileSizeAfter()));
        }
        if (!reasons.isEmpty()) {
            return new Refused(wish, amounts.bytes(), amounts.fileSizeAfter(), space, reasons);
        }
        return new RebasePlan(
                wish,
                amounts.bytes(),
                amounts.fileSizeAfter(),
                space,
                link(forest, wish, circumstances),
                amounts.child(),
                amounts.old(),
                amounts.parent(),
                begun(forest, wish));
    }

    /// The same rebase, begun before and unfinished.
    private static Optional<Rebase> begun(DiskForest forest, RebaseWish wish) {
        return forest.rebases().stream()
                .filter(rebase -> rebase.child().equals(wish.child()))
                .filter(rebase -> rebase.newParent().equals(wish.parent()))
                .filter(rebase -> rebase.dropsEqual() == wish.dropsEqual())
                .findFirst();
    }
}
