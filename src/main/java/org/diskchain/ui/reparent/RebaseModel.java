package org.diskchain.ui.reparent;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.ui.work.Jobs;
import org.diskchain.ui.work.Rebases;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves one disk to another parent: which one, and what it takes. Used on the JavaFX thread only.
final class RebaseModel {
    private final Path disk;
    private final DiskForest forest;
    private final Rebases engine;
    private final Work planning;
    private final ObjectProperty<Path> parent = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<PlannedRebase>> planned =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RebaseModel(Path disk, DiskForest forest, Rebases engine, Jobs jobs) {
        this.disk = disk;
        this.forest = forest;
        this.engine = engine;
        this.planning = new Work(jobs);
        parent.subscribe(picked -> measure(picked));
    }

    Path disk() {
        return disk;
    }

    /// The disks that could be the new parent: of the same format, whole, and not built on it.
    List<DiskNode> parents() {
        DiskNode own = forest.disk(disk).orElseThrow();
        Set<Path> below = forest.descendants(disk);
        return forest.disks().stream()
                .filter(each -> !each.path().equals(disk) && !below.contains(each.path()))
                .filter(each -> each.facts().format() == own.facts().format())
                .filter(each -> forest.isSound(each.path()) && !isParent(own, each.path()))
                .sorted(Comparator.comparing(DiskNode::name).thenComparing(DiskNode::path))
                .toList();
    }

    private static boolean isParent(DiskNode child, Path other) {
        return child.parent() instanceof ParentState.Resolved(var now, _) && now.equals(other);
    }

    /// The parent that the person picked; null before.
    ObjectProperty<Path> parentProperty() {
        return parent;
    }

    /// What moving there takes, or why not; empty while nobody knows.
    ReadOnlyObjectProperty<Optional<PlannedRebase>> plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    Work planning() {
        return planning;
    }

    Optional<RebasePlan> plan() {
        return planned.get().filter(RebasePlan.class::isInstance).map(RebasePlan.class::cast);
    }

    private void measure(Path picked) {
        planned.set(Optional.empty());
        planning.abandon();
        if (picked == null) return;
        RebaseWish wish = new RebaseWish(disk, picked, new HostPath.Told(), false, Verify.COPIED);
        planning.start(
                progress -> engine.plan(forest, wish, progress),
                found -> planned.set(Optional.of(found)));
    }
}
