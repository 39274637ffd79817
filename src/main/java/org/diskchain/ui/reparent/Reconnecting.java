package org.diskchain.ui.reparent;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Checks what was decided, does it, and takes it back where the person wants that: all in the
/// background.
final class Reconnecting {
    private final Reconnects engine;
    private final Work work;
    private final ObservableList<Check> checks = FXCollections.observableArrayList();
    private final ObservableList<Reconnected> results = FXCollections.observableArrayList();
    private final ObservableList<Path> left = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper ready = new ReadOnlyIntegerWrapper();
    private List<Path> places = List.of();
    private boolean begun;
    private Runnable onDone = () -> {};
    private Runnable onChanged = () -> {};

    Reconnecting(Reconnects engine, Jobs jobs) {
        this.engine = engine;
        this.work = new Work(jobs);
    }

    /// Called when the last of the disks had its turn.
    void setOnDone(Runnable listener) {
        onDone = listener;
    }

    /// Called when a file was written.
    void setOnChanged(Runnable listener) {
        onChanged = listener;
    }

    Work work() {
        return work;
    }

    /// What the engine says of each, once it was asked.
    ObservableList<Check> checks() {
        return checks;
    }

    /// How many of them will be done.
    ReadOnlyIntegerProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// What became of each.
    ObservableList<Reconnected> results() {
        return results;
    }

    /// Orphans that stay as they are, knowingly.
    ObservableList<Path> left() {
        return left;
    }

    /// Whether writing was begun: from then on the wizard cannot go back.
    boolean isBegun() {
        return begun;
    }

    void forget() {
        work.abandon();
        checks.clear();
        results.clear();
        left.clear();
        begun = false;
    }

    /// Asks the engine about everything that was decided.
    ///
    /// @param windows what Windows is to call a disk; left out of its link where that is empty
    void check(DiskForest forest, List<OrphanRow> rows, Function<Path, Optional<String>> windows) {
        checks.clear();
        leave(rows);
        count();
        Map<OrphanRow, ReconnectWish> wishes = new LinkedHashMap<>();
        Map<Path, Path> parents = new LinkedHashMap<>();
        for (OrphanRow row : rows) {
            row.decision()
                    .parent()
                    .ifPresent(
                            parent -> {
                                wishes.put(row, wish(row.disk(), parent, windows));
                                parents.put(row.disk(), parent);
                            });
        }
        work.start(progress -> checked(forest, parents, wishes, progress), this::take);
    }

    private static ReconnectWish wish(
            Path child, Path parent, Function<Path, Optional<String>> windows) {
        return new ReconnectWish(
                child, parent, HostPath.statedOrLeftOut(windows.apply(parent)), true);
    }

    private List<Check> checked(
            DiskForest forest,
            Map<Path, Path> parents,
            Map<OrphanRow, ReconnectWish> wishes,
            Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.CHECK, wishes.size());
        List<Check> found = new ArrayList<>();
        DiskForest afterwards = WouldBe.forest(forest, parents);
        for (Map.Entry<OrphanRow, ReconnectWish> each : wishes.entrySet()) {
            ReconnectWish wish = each.getValue();
            PlannedReconnect planned = engine.plan(afterwards, wish);
            found.add(new Check(each.getKey(), wish.parent(), planned, mustKnow(each, planned)));
            progress.advance(1);
        }
        return found;
    }

    private static boolean mustKnow(
            Map.Entry<OrphanRow, ReconnectWish> each, PlannedReconnect planned) {
        boolean differs = planned instanceof ReconnectPlan plan && plan.identityDiffers();
        return differs
                || each.getKey()
                        .candidate(each.getValue().parent())
                        .filter(candidate -> candidate.verdict() == Verdict.DANGEROUS)
                        .isPresent();
    }

    private void take(List<Check> found) {
        checks.setAll(found);
        for (Check check : found) {
            check.row().acknowledgedProperty().addListener((_, _, _) -> count());
        }
        count();
    }

    private void count() {
        ready.set((int) checks.stream().filter(Check::isReady).count());
    }

    boolean canBegin() {
        return !work.isAlive() && ready.get() > 0;
    }

    /// Notes the orphans that stay.
    void leave(List<OrphanRow> rows) {
        left.setAll(
                rows.stream()
                        .filter(row -> row.decision() instanceof Decision.Left)
                        .map(OrphanRow::disk)
                        .toList());
    }

    /// Writes what was checked and found ready.
    void begin(List<Path> where) {
        begun = true;
        places = List.copyOf(where);
        List<ReconnectWish> wishes =
                checks.stream().filter(Check::isReady).map(Reconnecting::wish).toList();
        checks.stream()
                .filter(check -> !check.refusals().isEmpty())
                .forEach(
                        check ->
                                results.add(
                                        new Reconnected.Refused(
                                                check.row().disk(), check.refusals())));
        Consumer<Runnable> part = work.part();
        work.start(
                progress -> {
                    reconnect(wishes, done -> part.accept(() -> results.add(done)), progress);
                    return wishes;
                },
                _ -> {
                    onDone.run();
                    onChanged.run();
                });
    }

    /// Tells of every disk what became of it, however that ends.
    private void reconnect(
            List<ReconnectWish> wishes, Consumer<Reconnected> each, Progress progress) {
        Set<Path> open = new LinkedHashSet<>();
        wishes.forEach(wish -> open.add(wish.child()));
        Consumer<Reconnected> told =
                done -> {
                    open.remove(done.child());
                    each.accept(done);
                };
        try {
            engine.reconnect(places, wishes, told, progress);
        } catch (CancelledException stopped) {
            open.forEach(child -> each.accept(new Reconnected.Skipped(child)));
        } catch (IOException why) {
            open.forEach(child -> each.accept(new Reconnected.Failed(child, why)));
        }
    }

    /// The engine compares the identity again, unless the person has been asked.
    private static ReconnectWish wish(Check check) {
        ReconnectWish wish = check.planned().wish();
        return new ReconnectWish(wish.child(), wish.parent(), wish.windowsPath(), check.mustKnow());
    }

    void undo(Path child) {
        work.start(
                progress -> {
                    engine.undo(places, child, progress);
                    return child;
                },
                _ -> {
                    replace(child, new Reconnected.Undone(child));
                    onChanged.run();
                });
    }

    void letGo(Reconnected.Done done) {
        work.start(
                _ -> {
                    engine.forget(done.child());
                    return done;
                },
                _ -> {
                    replace(done.child(), new Reconnected.Kept(done.child(), done.parent()));
                    onChanged.run();
                });
    }

    private void replace(Path child, Reconnected by) {
        results.replaceAll(each -> each.child().equals(child) ? by : each);
    }
}
