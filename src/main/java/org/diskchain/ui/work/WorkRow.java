package org.diskchain.ui.work;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.work.Stage;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One task in Work: running, stopping, unfinished, failed or finished. What is shown changes at
/// [#show] only, however often the engine reports.
public final class WorkRow {
    private static final Set<Stage> COUNTED =
            EnumSet.of(Stage.RESCUE, Stage.COPY, Stage.VERIFY, Stage.MEASURE, Stage.CONVERT);

    private final WorkTask task;
    private final Reach reach;
    private final List<Path> places;
    private final Optional<Preview> preview;
    private final Course course;
    private final ReadOnlyObjectWrapper<WorkState> state = new ReadOnlyObjectWrapper<>();
    private Rate rate = new Rate();
    private Stage stage = Stage.PREPARE;
    private Amount reached;
    private Amount looked = new Amount(0, 0);
    private boolean begun;
    private Runnable stop = () -> {};

    /// What the merge does, as it was known when it was begun or found.
    public record Preview(DiskForest forest, Effects effects) {}

    /// @param places where it was found or begun
    WorkRow(
            WorkTask task,
            Reach reach,
            List<Path> places,
            Optional<Preview> preview,
            Course course,
            WorkState state) {
        this.task = task;
        this.reach = reach;
        this.places = List.copyOf(places);
        this.preview = preview;
        this.course = course;
        this.reached = state.amount();
        this.begun =
                state instanceof WorkState.Unfinished(_, _, var started) && started.isPresent();
        this.state.set(state);
    }

    public WorkTask task() {
        return task;
    }

    Reach reach() {
        return reach;
    }

    List<Path> places() {
        return places;
    }

    /// Empty of what is no merge, and where a scan found a merge unfinished whose disks are not all
    /// there.
    public Optional<Preview> preview() {
        return preview;
    }

    public ReadOnlyObjectProperty<WorkState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public WorkState state() {
        return state.get();
    }

    void begin(Runnable askToStop) {
        stop = askToStop;
    }

    void run() {
        rate = new Rate();
        stage = Stage.PREPARE;
        state.set(new WorkState.Running(stage, reached, 0, OptionalLong.empty()));
    }

    /// Takes in what the engine reports. What was done stays done: a resumed merge begins its count
    /// with what an earlier run copied.
    void reached(BackgroundWork.Reached report) {
        if (report.stage() == Stage.PREPARE && stage == Stage.RESCUE) return; // a moment between
        if (report.stage() != stage) rate = new Rate();
        stage = report.stage();
        switch (stage) {
            case RESCUE -> copied(report.done(), Math.max(reached.total(), report.total()));
            case COPY ->
                    copied(
                            course.rescueBytes() + report.done(),
                            course.rescueBytes() + report.total());
            case CONVERT -> copied(report.done(), report.total());
            case VERIFY -> {
                copied(reached.total(), reached.total());
                looked = new Amount(report.done(), report.total());
            }
            case MEASURE -> looked = new Amount(report.done(), report.total());
            case SCAN, PREPARE, FINISH, HASH, CHECK -> {}
        }
    }

    private void copied(long done, long total) {
        begun = true;
        reached = new Amount(Math.min(Math.max(reached.done(), done), total), total);
    }

    /// What the step of the moment is counted in.
    private Amount counted() {
        return stage == Stage.VERIFY || stage == Stage.MEASURE ? looked : reached;
    }

    Course course() {
        return course;
    }

    /// Shows what was last reported.
    void show(long nanos) {
        Amount now = counted();
        if (COUNTED.contains(stage)) rate.at(nanos, now.done());
        switch (state.get()) {
            case WorkState.Running _ ->
                    state.set(
                            new WorkState.Running(
                                    stage,
                                    now,
                                    rate.bytesPerSecond(),
                                    rate.secondsFor(now.rest())));
            case WorkState.Stopping _ -> state.set(new WorkState.Stopping(now));
            case WorkState.Unfinished _, WorkState.Failed _, WorkState.Finished _ -> {}
        }
    }

    void askToStop() {
        if (!(state.get() instanceof WorkState.Running)) return;
        state.set(new WorkState.Stopping(counted()));
        stop.run();
    }

    void end(WorkState ended) {
        reached = ended.amount();
        state.set(ended);
    }

    /// What a scan found of a merge that does not run: it can be gone on with.
    void found(WorkState.Unfinished journal) {
        begun = true;
        switch (state.get()) {
            case WorkState.Unfinished _ -> end(journal);
            case WorkState.Failed(_, var failure, _) ->
                    end(new WorkState.Failed(journal.amount(), failure, true));
            case WorkState.Running _, WorkState.Stopping _, WorkState.Finished _ -> {}
        }
    }

    /// Whether there may be something to go on with.
    boolean wasBegun() {
        return begun;
    }

    /// What was last reported, shown or not.
    Amount amount() {
        return reached;
    }
}
