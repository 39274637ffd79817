package org.diskchain.ui.work;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.work.CancelledException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// All merges that run, were stopped, failed or wait to be gone on with. Merges whose disks do not
/// meet run at the same time. Used on the JavaFX thread only.
public final class WorkModel {
    private final ForestModel forest;
    private final Merges merges;
    private final Background background;
    private final LongSupplier nanos;
    private final ObservableList<WorkRow> rows = FXCollections.observableArrayList();
    private final ObservableList<WorkRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(Summary.NOTHING);
    private Consumer<WorkRow> onEnded = _ -> {};

    /// All running merges together.
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
    public WorkModel(ForestModel forest, Merges merges, Background background, LongSupplier nanos) {
        this.forest = forest;
        this.merges = merges;
        this.background = background;
        this.nanos = nanos;
        forest.forestProperty().subscribe(this::takeIn);
    }

    /// Merges begun here stand above those that did not run then.
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

    /// The running merge that such a merge would meet, if any.
    public Optional<WorkRow> meeting(Effects effects) {
        return meeting(WorkRow.affected(effects));
    }

    /// Whether a running merge has disks of a row that does not run.
    public boolean isMet(WorkRow row) {
        return !row.state().isAlive() && meeting(row.disks()).isPresent();
    }

    private Optional<WorkRow> meeting(Set<Path> disks) {
        return rows.stream()
                .filter(row -> row.state().isAlive())
                .filter(row -> !Collections.disjoint(row.disks(), disks))
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
    /// disks meet those of a running one.
    public boolean start(DiskForest seen, MergePlan plan) {
        if (meeting(plan.effects()).isPresent()) return false;
        MergedLine line = MergedLine.of(plan.effects());
        long done = plan.begun().map(Journal::doneBytes).orElse(0L);
        Amount amount = new Amount(done, plan.bytesToCopy());
        WorkRow row =
                new WorkRow(
                        line,
                        seen.searched(),
                        Optional.of(new WorkRow.Preview(seen, plan.effects())),
                        Course.of(plan),
                        new WorkState.Unfinished(amount, false, Optional.empty()));
        rows.removeIf(old -> old.line().target().equals(line.target()));
        rows.add((int) rows.stream().takeWhile(old -> old.state().isAlive()).count(), row);
        launch(row, progress -> Optional.of(merges.run(plan, progress)));
        return true;
    }

    /// Goes on with an unfinished or failed merge; does nothing and says so where its disks meet
    /// those of a running one.
    public boolean resume(WorkRow row) {
        if (row.state().isAlive() || isMet(row)) return false;
        launch(row, progress -> Optional.of(merges.resume(row.line(), row.places(), progress)));
        return true;
    }

    /// Drops an unfinished merge of which nothing has changed yet.
    public void drop(WorkRow row) {
        if (row.state() instanceof WorkState.Unfinished(_, boolean droppable, _) && droppable) {
            launch(
                    row,
                    progress -> {
                        merges.drop(row.line(), row.places(), progress);
                        return Optional.empty();
                    });
        }
    }

    /// Asks a running merge to stop at its next safe point.
    public void stop(WorkRow row) {
        row.askToStop();
        summarize();
    }

    public void stopAll() {
        List.copyOf(rows).forEach(this::stop);
    }

    /// Takes a finished merge, or one that failed before it began, off the list.
    public void dismiss(WorkRow row) {
        if (!row.state().isAlive()) rows.remove(row);
    }

    /// Shows how far the running merges are. To be called a few times a second while any runs.
    public void tick() {
        long now = nanos.getAsLong();
        for (WorkRow row : rows) {
            if (!row.state().isAlive()) continue;
            row.show(now);
            forest.merging().put(row.line().target(), row.state().amount().fraction());
        }
        summarize();
    }

    private void launch(WorkRow row, BackgroundWork.Job<Optional<MergeResult>> job) {
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

    private void ended(WorkRow row, Optional<MergeResult> result) {
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
        forest.merging().remove(row.line().target());
        summarize();
        onEnded.accept(row);
    }

    private static Amount whole(Amount amount) {
        return new Amount(amount.total(), amount.total());
    }

    private static WorkState unfinished(WorkRow row) {
        return new WorkState.Unfinished(row.amount(), false, Optional.empty());
    }

    private static WorkState failed(WorkRow row, Throwable failure) {
        return failure instanceof CancelledException
                ? unfinished(row)
                : new WorkState.Failed(row.amount(), failure, row.wasBegun());
    }

    /// Makes the rows agree with what a scan found on the disks.
    private void takeIn(DiskForest found) {
        rows.removeIf(row -> isGone(row, found));
        for (Journal journal : found.unfinished()) {
            MergedLine line = MergedLine.of(journal);
            WorkState.Unfinished state =
                    new WorkState.Unfinished(
                            new Amount(journal.doneBytes(), journal.totalBytes()),
                            journal.isDroppable(),
                            Optional.of(journal.started()));
            Optional<WorkRow> known = row(line.target());
            if (known.isEmpty())
                rows.add(
                        new WorkRow(
                                line,
                                found.searched(),
                                preview(found, journal),
                                Course.of(journal),
                                state));
            else known.get().found(state);
        }
    }

    /// What the merge does, as far as the disks still tell.
    private static Optional<WorkRow.Preview> preview(DiskForest found, Journal journal) {
        MergedLine line = MergedLine.of(journal);
        if (found.chain(line.source()).size() <= line.depth()) return Optional.empty();
        Set<Path> rescued =
                journal.rescued().stream()
                        .map(rescue -> rescue.disk().path())
                        .collect(Collectors.toSet());
        Effects effects = MergePlanner.effects(found, line.source(), line.depth(), rescued);
        return Optional.of(new WorkRow.Preview(found, effects));
    }

    private Optional<WorkRow> row(Path target) {
        return rows.stream().filter(row -> row.line().target().equals(target)).findFirst();
    }

    /// An unfinished merge whose target was scanned, and beside which no journal was found.
    private static boolean isGone(WorkRow row, DiskForest found) {
        return row.state() instanceof WorkState.Unfinished
                && found.disk(row.line().target()).isPresent()
                && found.unfinished().stream()
                        .noneMatch(journal -> MergedLine.of(journal).equals(row.line()));
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
