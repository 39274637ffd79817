package org.diskchain.ui.result;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.work.BackgroundWork.Job;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is left to do after a merge: orphans first, then the merged files. These are offered to be
/// moved away only when every orphan is reconnected or left knowingly.
final class LeftToDoModel {
    private final Outcome outcome;
    private final Discards discards;
    private final Jobs jobs;
    private final Runnable changed;
    private final ObservableSet<Path> orphans = FXCollections.observableSet();
    private final ObservableSet<Path> files = FXCollections.observableSet();
    private final ReadOnlyLongWrapper regained = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param changed called when files were moved
    LeftToDoModel(Outcome outcome, Discards discards, Jobs jobs, Runnable changed) {
        this.outcome = outcome;
        this.discards = discards;
        this.jobs = jobs;
        this.changed = changed;
        orphans.addAll(outcome.disks(Kind.ORPHANED));
        files.addAll(outcome.disks(Kind.MERGED));
    }

    /// Orphans of the merge for which nothing was decided yet.
    ObservableSet<Path> orphans() {
        return orphans;
    }

    /// Merged files that are where they were.
    ObservableSet<Path> files() {
        return files;
    }

    /// Bytes of the files that were moved away.
    ReadOnlyLongProperty regainedProperty() {
        return regained.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why the last move ended early, where it did.
    ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// These were reconnected, or left knowingly.
    void settle(Set<Path> disks) {
        orphans.removeAll(disks);
    }

    boolean canDiscard() {
        return orphans.isEmpty() && !files.isEmpty() && !busy.get();
    }

    boolean hasBin() {
        return files.stream().allMatch(discards::hasBin);
    }

    /// Bytes that moving all files away gives back.
    long bytes() {
        return files.stream().mapToLong(outcome::fileSize).sum();
    }

    void toBin() {
        discard((file, _) -> discards.toBin(file));
    }

    void toFolder(Path folder) {
        discard((file, progress) -> discards.toFolder(file, folder, progress));
    }

    /// What is done with one file.
    @FunctionalInterface
    private interface Act {
        void move(Path file, Progress progress) throws IOException, CancelledException;
    }

    private void discard(Act act) {
        if (!canDiscard()) return;
        List<Path> all = new ArrayList<>(outcome.disks(Kind.MERGED));
        all.retainAll(files);
        busy.set(true);
        failure.set(Optional.empty());
        Job<Void> job =
                progress -> {
                    for (Path file : all) {
                        act.move(file, progress);
                        jobs.tell(() -> gone(file));
                    }
                    return null;
                };
        jobs.start(
                job,
                new Jobs.Heard<>(
                        _ -> {},
                        _ -> ended(Optional.empty()),
                        () -> ended(Optional.empty()),
                        why -> ended(Optional.of(why))));
    }

    private void gone(Path file) {
        if (files.remove(file)) regained.set(regained.get() + outcome.fileSize(file));
    }

    private void ended(Optional<Throwable> why) {
        failure.set(why);
        busy.set(false);
        changed.run();
    }
}
