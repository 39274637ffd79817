package org.diskchain.ui.result;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.work.BackgroundWork.Job;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is left to do after a merge: orphans first, then the merged files. These are offered to be
/// moved away only when every orphan is reconnected or left knowingly, and never while a disk can
/// be read through them.
final class LeftToDoModel {
    private final Outcome outcome;
    private final Discards discards;
    private final Jobs jobs;
    private final Runnable changed;
    private final Set<Path> merged;
    private final ObservableMap<Path, Path> given = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<DiskForest> seen = new ReadOnlyObjectWrapper<>();
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
        merged = Set.copyOf(outcome.disks(Kind.MERGED));
        seen.set(outcome.forest());
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

    /// What was decided for disks: their new parent, none where they were left knowingly. A disk
    /// that was given a merged file as its parent is an orphan still.
    void settle(Map<Path, Optional<Path>> decided) {
        decided.forEach(
                (disk, parent) -> {
                    parent.ifPresent(now -> given.put(disk, now));
                    if (parent.filter(merged::contains).isEmpty()) orphans.remove(disk);
                });
    }

    /// The parents that orphans were given.
    ObservableMap<Path, Path> given() {
        return given;
    }

    /// The merged file that an orphan was given as its parent, where it was.
    Optional<Path> givenMerged(Path orphan) {
        return Optional.ofNullable(given.get(orphan)).filter(merged::contains);
    }

    /// Takes in how the disks are now, where those of the merge are among them.
    void see(DiskForest now) {
        if (now.disk(outcome.result().target()).isPresent()) seen.set(now);
    }

    ReadOnlyObjectProperty<DiskForest> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// The disks that name a merged file as their parent, whether they can be read or not.
    List<Path> naming(Path file) {
        return seen.get().disks().stream()
                .filter(disk -> !merged.contains(disk.path()))
                .filter(disk -> parent(disk).filter(file::equals).isPresent())
                .map(DiskNode::path)
                .toList();
    }

    private Optional<Path> parent(DiskNode disk) {
        if (given.containsKey(disk.path())) return Optional.of(given.get(disk.path()));
        Effect effect = outcome.effects().all().get(disk.path());
        boolean relinked = effect != null && effect.kind() == Kind.RESCUED && isBefore();
        if (relinked) return Optional.of(outcome.result().target());
        return switch (disk.parent()) {
            case ParentState.Resolved(var parent, _) -> Optional.of(parent);
            case ParentState.Mismatch(var parent, _) -> Optional.of(parent);
            case ParentState.Base _,
                    ParentState.Missing _,
                    ParentState.Cycle _,
                    ParentState.Blocked _ ->
                    Optional.empty();
        };
    }

    /// Whether what is known of the disks is how they were before the merge.
    private boolean isBefore() {
        return seen.get() == outcome.forest();
    }

    /// Whether a disk that can be read needs the file: it is no longer what the merge left behind.
    boolean isNeeded(Path file) {
        if (isBefore()) return false;
        return seen.get().descendants(file).stream()
                .anyMatch(disk -> !merged.contains(disk) && seen.get().isSound(disk));
    }

    /// Merged files that may be moved away, in the order of the merge.
    private List<Path> free() {
        return outcome.disks(Kind.MERGED).stream()
                .filter(file -> files.contains(file) && !isNeeded(file))
                .toList();
    }

    boolean canDiscard() {
        return orphans.isEmpty() && !free().isEmpty() && !busy.get();
    }

    boolean hasBin() {
        return free().stream().allMatch(discards::hasBin);
    }

    /// Bytes that moving away all that may be moved gives back.
    long bytes() {
        return free().stream().mapToLong(outcome::fileSize).sum();
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
        List<Path> all = free();
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
