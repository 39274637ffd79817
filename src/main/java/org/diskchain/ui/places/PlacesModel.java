package org.diskchain.ui.places;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Memory;
import org.diskchain.ui.work.BackgroundWork;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// The places that are open, the one that is shown, and those that were open before. It scans them
/// in the background and hands the shown one's forest to the [ForestModel].
public final class PlacesModel {
    private static final int MOST_RECENT = 8;
    private static final String RECENT = "recent.";

    /// Looks through a place.
    @FunctionalInterface
    public interface Scan {
        DiskForest scan(Path place, Progress progress) throws IOException, CancelledException;
    }

    private final ForestModel shown;
    private final Scan scan;
    private final Memory memory;
    private final Executor executor;
    private final InstantSource clock;
    private final ObservableList<OpenPlace> open = FXCollections.observableArrayList();
    private final ObservableList<RecentPlace> recent = FXCollections.observableArrayList();
    private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<OpenPlace> current = new ReadOnlyObjectWrapper<>();

    public PlacesModel(
            ForestModel shown, Scan scan, Memory memory, Executor executor, InstantSource clock) {
        this.shown = shown;
        this.scan = scan;
        this.memory = memory;
        this.executor = executor;
        this.clock = clock;
        for (int i = 0; i < MOST_RECENT; i++) {
            memory.get(RECENT + i).flatMap(RecentPlace::read).ifPresent(recent::add);
        }
    }

    public ObservableList<OpenPlace> open() {
        return open;
    }

    public ObservableList<RecentPlace> recent() {
        return recent;
    }

    /// The unfinished work that was found in any open place.
    public ObservableList<Unfinished> unfinished() {
        return unfinished;
    }

    /// The place that is shown; null where none is open.
    public ReadOnlyObjectProperty<OpenPlace> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Opens a folder and shows it; one that is open already is only shown.
    public OpenPlace open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        Optional<OpenPlace> already =
                open.stream().filter(place -> place.path().equals(path)).findFirst();
        OpenPlace place = already.orElseGet(() -> opened(path));
        show(place);
        return place;
    }

    /// Opens the folder of a disk, shows it and picks the disk.
    public OpenPlace openDisk(Path disk) {
        Path path = disk.toAbsolutePath().normalize();
        OpenPlace place =
                open.stream()
                        .filter(known -> path.startsWith(known.path()))
                        .findFirst()
                        .map(
                                known -> {
                                    show(known);
                                    return known;
                                })
                        .orElseGet(() -> open(path.getParent()));
        shown.pickedProperty().set(path);
        return place;
    }

    /// Shows the disk, wherever it is: in the shown place, in another open one, or in its folder.
    public void showDisk(Path disk) {
        if (current.get() != null && current.get().forestProperty().get().disk(disk).isPresent()) {
            shown.pickedProperty().set(disk);
        } else {
            openDisk(disk);
        }
    }

    public void show(OpenPlace place) {
        if (current.get() == place) return;
        leave();
        current.set(place);
        shown.forestProperty().set(place.forestProperty().get());
        shown.pickedProperty().set(place.pickedProperty().get());
    }

    /// Closes a place; the one opened before it is shown.
    public void close(OpenPlace place) {
        place.stopScan();
        int at = open.indexOf(place);
        open.remove(place);
        collectUnfinished();
        remember(place);
        if (current.get() != place) return;
        current.set(null);
        shown.pickedProperty().set(null);
        shown.forestProperty().set(DiskForest.EMPTY);
        if (!open.isEmpty()) show(open.get(Math.max(0, at - 1)));
    }

    /// Scans the shown place again.
    public void scanAgain() {
        if (current.get() != null) scan(current.get());
    }

    /// Scans a place, unless that is being done.
    public void scan(OpenPlace place) {
        if (place.stateProperty().get().isRunning() && open.contains(place)) return;
        begin(place);
    }

    private OpenPlace opened(Path path) {
        OpenPlace place = new OpenPlace(path);
        open.add(place);
        recent.removeIf(known -> known.path().equals(path));
        begin(place);
        return place;
    }

    private void begin(OpenPlace place) {
        Instant start = clock.instant();
        long[] files = new long[1];
        BackgroundWork<DiskForest> work =
                new BackgroundWork<>(progress -> scan.scan(place.path(), progress))
                        .onProgress(reached -> place.reached(files[0] = reached.done()))
                        .onDone(forest -> done(place, forest, start, files[0]))
                        .onFailed(why -> failed(place, why))
                        .onStopped(() -> place.ended(new ScanState.Stopped()));
        place.begins(work);
        work.start(executor);
    }

    private void done(OpenPlace place, DiskForest forest, Instant start, long files) {
        if (!open.contains(place)) return;
        Instant now = clock.instant();
        long disks = forest.disks().size();
        place.found(forest);
        place.ended(new ScanState.Done(now, Duration.between(start, now), Math.max(files, disks)));
        if (current.get() == place) shown.forestProperty().set(forest);
        collectUnfinished();
        remember(place);
    }

    /// What the machine refuses is said in the place; anything else is a bug and is shown as one.
    private static void failed(OpenPlace place, Throwable why) {
        place.ended(new ScanState.Failed(why));
        if (!(why instanceof IOException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, why);
        }
    }

    private void leave() {
        if (current.get() != null) {
            current.get().pickedProperty().set(shown.pickedProperty().get());
        }
        shown.effectsProperty().set(null);
    }

    private void collectUnfinished() {
        unfinished.setAll(
                open.stream()
                        .map(place -> place.forestProperty().get())
                        .flatMap(PlacesModel::unfinished)
                        .distinct()
                        .toList());
    }

    private static Stream<Unfinished> unfinished(DiskForest forest) {
        return Stream.concat(
                forest.unfinished().stream().map(Unfinished::of),
                forest.rebases().stream().map(Unfinished::of));
    }

    /// Keeps the place for the next start; the list on the screen holds those that are not open.
    private void remember(OpenPlace place) {
        RecentPlace now =
                new RecentPlace(place.path(), place.forestProperty().get().disks().size());
        List<RecentPlace> all = new ArrayList<>(List.of(now));
        open.stream()
                .filter(other -> other != place)
                .map(other -> new RecentPlace(other.path(), disksIn(other)))
                .forEach(all::add);
        recent.stream().filter(known -> !known.path().equals(now.path())).forEach(all::add);
        for (int i = 0; i < MOST_RECENT; i++) {
            memory.put(RECENT + i, i < all.size() ? all.get(i).written() : "");
        }
        memory.save();
        recent.setAll(
                all.stream()
                        .limit(MOST_RECENT)
                        .filter(
                                known ->
                                        open.stream().noneMatch(o -> o.path().equals(known.path())))
                        .toList());
    }

    private static long disksIn(OpenPlace place) {
        return place.forestProperty().get().disks().size();
    }
}
