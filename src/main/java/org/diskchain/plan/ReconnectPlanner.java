package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.NewLink;
import org.diskchain.chain.WindowsFolders;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undoable;
import org.diskchain.journal.Witness;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.read.Circumstances;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Decides whether a child can get a parent, and what it is to record of it. Touches no file.
public final class ReconnectPlanner {
    private ReconnectPlanner() {}

    /// A plan, or every reason why not.
    ///
    /// @param forest holds both disks, and the parent's ancestors
    /// @param witnesses of the child, the parent, and the parent's ancestors, as far as they can be
    ///   read
    public static PlannedReconnect plan(
            DiskForest forest,
            ReconnectWish wish,
            Circumstances circumstances,
            List<Witness> witnesses) {
        ParentLink link = link(forest, wish, circumstances);
        Optional<Undo> begun = begun(forest, wish, circumstances);
        List<Refusal> reasons =
                new ReconnectRefusals(forest, wish, circumstances, begun, link).all();
        if (!reasons.isEmpty()) return new Refused(wish, reasons);
        boolean differs = !child(forest, wish).facts().parent().accepts(link.recordedIdentity());
        return new ReconnectPlan(wish, link, differs, witnesses, begun);
    }

    /// The absolute path under which Windows will see the parent, as far as other links tell.
    public static Optional<String> windowsPath(DiskForest forest, Path parent) {
        return new WindowsFolders(forest).pathOf(parent);
    }

    /// What the child would record. Paths lead from where the files really lie.
    static ParentLink link(DiskForest forest, ReconnectWish wish, Circumstances circumstances) {
        DiskNode parent = forest.disk(wish.parent()).orElseThrow();
        return NewLink.of(
                circumstances.realPath(wish.child()),
                circumstances.realPath(wish.parent()),
                parent.facts().identity(),
                windowsPath(forest, wish));
    }

    private static Optional<String> windowsPath(DiskForest forest, ReconnectWish wish) {
        return switch (wish.windowsPath()) {
            case HostPath.Stated(var path) -> Optional.of(path);
            case HostPath.Told() -> windowsPath(forest, wish.parent());
            case HostPath.LeftOut() -> Optional.empty();
        };
    }

    private static DiskNode child(DiskForest forest, ReconnectWish wish) {
        return forest.disk(wish.child()).orElseThrow();
    }

    /// The record that this reconnect completes or is added to.
    private static Optional<Undo> begun(
            DiskForest forest, ReconnectWish wish, Circumstances circumstances) {
        return forest.undoable(wish.child())
                .filter(
                        record ->
                                record.standing() == Standing.DONE
                                        || isSame(record, forest, wish, circumstances))
                .map(Undoable::undo);
    }

    /// Whether an unfinished reconnect is the one that is wished for.
    private static boolean isSame(
            Undoable record, DiskForest forest, ReconnectWish wish, Circumstances circumstances) {
        return record.standing() == Standing.UNFINISHED
                && record.undo().parent().equals(circumstances.realPath(wish.parent()))
                && forest.disk(wish.parent())
                        .filter(
                                disk ->
                                        disk.facts()
                                                .identity()
                                                .equals(record.undo().parentIdentity()))
                        .isPresent();
    }
}
