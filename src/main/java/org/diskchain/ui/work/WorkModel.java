package org.diskchain.ui.work;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.work.BackgroundWork.Job;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.work.CancelledException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// All work that runs, was stopped, failed or waits to be gone on with: merges, disks moved to
/// another parent, disks made to stand alone. What needs other disks runs at the same time. Used on
/// the JavaFX thread only.
public final class WorkModel {
    private final ForestModel forest;
    private final Engines engines;
    private final Background background;
    private final LongSupplier nanos;
    private final ObservableList<WorkRow> rows = FXCollections.observableArrayList();
    private final ObservableList<WorkRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(Summary.NOTHING);
    private Consumer<WorkRow> onEnded = _ -> {};

    /// All running work together.
    ///
    /// @param fraction 0 to 1
    /// @param secondsLeft until the last one is done
    public record Summary(int running, double fraction, OptionalLong secondsLeft) {
        static final Summary NOTHING = new Summary(0, 0, OptionalLong.empty());

        public boolean isIdle() {
            return running == 0;
        }
    }

    /// @param nanos a clock that only goes forward, for rates
    public WorkModel(
            ForestModel forest, Engines engines, Background background, LongSupplier nanos) {
        this.forest = forest;
        this.engines = engines;
        this.background = background;
        this.nanos = nanos;
        forest.forestProperty().subscribe(this::takeIn);
    }

    /// What was begun here stands above those that did not run then.
    public ObservableList<WorkRow> rows() {
        return shown;
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Called when the engine has returned, however it ended.
    public void setOnEnded(Consumer<WorkRow> listener) {
        onEnded = listener;
    }

    /// The running work that such a merge would meet, if any.
    public Optional<WorkRow> meeting(Effects effects) {
        return meeting(Reach.of(effects));
    }

    /// Whether running work has disks of a row that does not run.
    public boolean isMet(WorkRow row) {
        return !row.state().isAlive() && meeting(row.reach()).isPresent();
    }

    private Optional<WorkRow> meeting(Reach reach) {
        return rows.stream()
                .filter(row -> row.state().isAlive() && row.reach().meets(reach))
                .findFirst();
    }

    /// The effects to show while nothing is previewed: those of the running merge begun last.
    public Optional<Effects> running() {
        return rows.reversed().stream()
                .filter(row -> row.state().isAlive())
                .flatMap(row -> row.preview().stream())
                .map(WorkRow.Preview::effects)
                .filter(effects -> forest.forest().disk(effects.target()).isPresent())
                .findFirst();
    }

    /// Starts a merge that was planned with the forest `seen`; does nothing and says so where its
    /// disks meet those of running work.
    public boolean start(DiskForest seen, MergePlan plan) {
        return begin(
                NewWork.merging(seen, plan),
                progress ->
                        Optional.of(new WorkResult.Merged(engines.merges().run(plan, progress))));
    }

    /// Starts to move a disk to another parent; see [#start].
    public boolean move(DiskForest seen, RebasePlan plan) {
        return begin(
                NewWork.moving(seen, plan),
                progress ->
                        Optional.of(new WorkResult.Moved(engines.rebases().run(plan, progress))));
    }

    /// Starts to copy a chain into one new disk; see [#start].
    public boolean flatten(DiskForest seen, FlatDisk disk) {
        WorkRow row = NewWork.flattening(seen, disk);
        return begin(row, engines.goOn(row));
    }

    /// Moves the children of a disk to the new disk that was made of it, each in a row of its own.
    public void adopt(WorkRow done) {
        if (!(done.task() instanceof FlatDisk disk)) return;
        rows.remove(done);
        NewWork.adopting(forest.forest(), disk, done.places())
                .forEach(row -> begin(row, engines.goOn(row)));
    }

    private boolean begin(WorkRow row, Job<Optional<WorkResult>> job) {
        if (meeting(row.reach()).isPresent()) return false;
        rows.removeIf(old -> old.task().written().equals(row.task().written()));
        rows.add((int) rows.stream().takeWhile(old -> old.state().isAlive()).count(), row);
        launch(row, job);
        return true;
    }

    /// Goes on with unfinished or failed work; does nothing and says so where its disks meet those
    /// of running work.
    public boolean resume(WorkRow row) {
        if (row.state().isAlive() || isMet(row)) return false;
        launch(row, engines.goOn(row));
        return true;
    }

    /// Drops unfinished work where that is possible still.
    public void drop(WorkRow row) {
        boolean possible =
                switch (row.state()) {
                    case WorkState.Unfinished(_, boolean droppable, _) -> droppable;
                    case WorkState.Failed failed -> failed.droppable();
                    case WorkState.Running _, WorkState.Stopping _, WorkState.Finished _ -> false;
                };
        if (possible) launch(row, engines.drop(row));
    }

    /// Asks running work to stop at its next safe point.
    public void stop(WorkRow row) {
        row.askToStop();
        summarize();
    }

    public void stopAll() {
        List.copyOf(rows).forEach(this::stop);
    }

    /// Takes what does not run off the list.
    public void dismiss(WorkRow row) {
        if (!row.state().isAlive()) rows.remove(row);
    }

    /// Shows how far the running work is. To be called a few times a second while any runs.
    public void tick() {
        long now = nanos.getAsLong();
        for (WorkRow row : rows) {
            if (!row.state().isAlive()) continue;
            row.show(now);
            forest.merging().put(row.task().written(), row.state().amount().fraction());
        }
        summarize();
    }

    private void launch(WorkRow row, Job<Optional<WorkResult>> job) {
        row.run();
        row.begin(
                background.start(
                        job,
                        new Background.Ears(
                                row::reached,
                                result -> ended(row, result),
                                () -> ended(row, unfinished(row)),
                                failure -> ended(row, failed(row, failure)))));
        tick();
    }

    private void ended(WorkRow row, Optional<WorkResult> result) {
        if (result.isEmpty()) {
            rows.remove(row);
            ended(row, unfinished(row));
        } else if (result.get().finished()) {
            ended(row, new WorkState.Finished(whole(row.amount()), result.get()));
        } else {
            ended(row, unfinished(row));
        }
    }

    private void ended(WorkRow row, WorkState state) {
        row.end(state);
        forest.merging().remove(row.task().written());
        summarize();
        onEnded.accept(row);
    }

    private static Amount whole(Amount amount) {
        return new Amount(amount.total(), amount.total());
    }

    /// Of a chain that is copied nothing is left.
    private static WorkState unfinished(WorkRow row) {
        Amount left = row.task() instanceof FlatDisk ? new Amount(0, 0) : row.amount();
        return new WorkState.Unfinished(left, false, Optional.empty());
    }

    private static WorkState failed(WorkRow row, Throwable failure) {
        return failure instanceof CancelledException
                ? unfinished(row)
                : new WorkState.Failed(row.amount(), failure, row.wasBegun());
    }

    /// Makes the rows agree with what a scan found on the disks.
    private void takeIn(DiskForest forest) {
        List<WorkRow> found = FoundWork.in(forest);
        rows.removeIf(row -> isGone(row, forest, found));
        for (WorkRow row : found) {
            Optional<WorkRow> known =
                    rows.stream().filter(old -> old.task().equals(row.task())).findFirst();
            if (known.isEmpty()) rows.add(row);
            else known.get().found((WorkState.Unfinished) row.state());
        }
    }

    /// Unfinished work whose disk was scanned, and beside which no record of it was found.
    private static boolean isGone(WorkRow row, DiskForest forest, List<WorkRow> found) {
        return row.state() instanceof WorkState.Unfinished
                && !(row.task() instanceof FlatDisk)
                && forest.disk(row.task().written()).isPresent()
                && found.stream().noneMatch(other -> other.task().equals(row.task()));
    }

    private void summarize() {
        List<WorkRow> alive = rows.stream().filter(row -> row.state().isAlive()).toList();
        long done = alive.stream().mapToLong(row -> row.state().amount().done()).sum();
        long total = alive.stream().mapToLong(row -> row.state().amount().total()).sum();
        summary.set(new Summary(alive.size(), new Amount(done, total).fraction(), lastLeft(alive)));
    }

    private static OptionalLong lastLeft(List<WorkRow> alive) {
        long longest = 0;
        for (WorkRow row : alive) {
            if (row.state() instanceof WorkState.Running running) {
                if (running.secondsLeft().isEmpty()) return OptionalLong.empty();
                longest = Math.max(longest, running.secondsLeft().getAsLong());
            }
        }
        return longest == 0 ? OptionalLong.empty() : OptionalLong.of(longest);
    }
}
