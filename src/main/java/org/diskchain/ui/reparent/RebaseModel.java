package org.diskchain.ui.reparent;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Verify;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.RebaseResult;
import org.diskchain.ui.work.BackgroundWork.Job;
import org.diskchain.ui.work.Jobs;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves one disk to another parent: which one, what it takes, and how far it is. Used on the
/// JavaFX thread only.
final class RebaseModel {
    private final Path disk;
    private final DiskForest forest;
    private final Rebases engine;
    private final Work planning;
    private final Work running;
    private final ObjectProperty<Path> parent = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<PlannedRebase>> planned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RebaseResult>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RebaseModel(Path disk, DiskForest forest, Rebases engine, Jobs jobs) {
        this.disk = disk;
        this.forest = forest;
        this.engine = engine;
        this.planning = new Work(jobs);
        this.running = new Work(jobs);
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

    /// How the last run ended, where it did not fail.
    ReadOnlyObjectProperty<Optional<RebaseResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    Work planning() {
        return planning;
    }

    Work running() {
        return running;
    }

    /// The unfinished rebase of the disk that a scan found.
    Optional<Rebase> begun() {
        return forest.rebases().stream().filter(each -> each.child().equals(disk)).findFirst();
    }

    Optional<RebasePlan> plan() {
        return planned.get().filter(RebasePlan.class::isInstance).map(RebasePlan.class::cast);
    }

    private void measure(Path picked) {
        planned.set(Optional.empty());
        planning.abandon();
        if (picked == null) return;
        RebaseWish wish = new RebaseWish(disk, picked, Optional.empty(), false, Verify.COPIED);
        planning.start(
                progress -> engine.plan(forest, wish, progress),
                found -> planned.set(Optional.of(found)));
    }

    void begin() {
        plan().ifPresent(plan -> run(progress -> engine.run(plan, progress)));
    }

    void resume() {
        begun().ifPresent(found -> run(progress -> engine.resume(found, progress)));
    }

    private void run(Job<RebaseResult> job) {
        result.set(Optional.empty());
        running.start(job, done -> result.set(Optional.of(done)));
    }

    /// Drops the unfinished one, and then does `after`.
    void drop(Runnable after) {
        begun().ifPresent(
                        found ->
                                running.start(
                                        _ -> {
                                            engine.drop(found);
                                            return found;
                                        },
                                        _ -> after.run()));
    }

    boolean isRunning() {
        return running.isAlive();
    }

    boolean isFinished() {
        return result.get().filter(RebaseResult::finished).isPresent();
    }
}
