package org.diskchain.ui.window;

import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.work.BackgroundWork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// All the ways to open something: chosen in a dialog, dropped, named on the command line, or the
/// sample.
final class Opening {
    private final PlacesModel places;
    private final Outside outside;
    private final Callable<Path> sample;
    private final Executor executor;
    private final Titles titles;
    private final Consumer<Throwable> onNoSample;
    private Runnable onOpening = () -> {};

    /// Titles of the system's dialogs.
    record Titles(String folder, String disk) {}

    /// @param sample the folder of the sample chain, made where it is not there yet
    /// @param onNoSample called where the sample cannot be made
    Opening(
            PlacesModel places,
            Outside outside,
            Callable<Path> sample,
            Executor executor,
            Titles titles,
            Consumer<Throwable> onNoSample) {
        this.places = places;
        this.outside = outside;
        this.sample = sample;
        this.executor = executor;
        this.titles = titles;
        this.onNoSample = onNoSample;
    }

    /// What to do when something is opened, also where its place is the current one already.
    void setOnOpening(Runnable act) {
        onOpening = act;
    }

    void chooseFolder() {
        outside.chooseFolder(titles.folder()).ifPresent(this::folder);
    }

    void chooseDisk() {
        outside.chooseDisk(titles.disk()).ifPresent(this::disk);
    }

    /// Folders are opened, and of disks their folders. What is not there is opened as a folder, and
    /// its scan says so.
    void all(List<Path> paths) {
        paths.forEach(
                path -> {
                    if (Files.isRegularFile(path)) disk(path);
                    else folder(path);
                });
    }

    void sample() {
        new BackgroundWork<>(_ -> sample.call())
                .onDone(this::folder)
                .onFailed(onNoSample)
                .start(executor);
    }

    private void folder(Path path) {
        onOpening.run();
        places.open(path);
    }

    private void disk(Path path) {
        onOpening.run();
        places.openDisk(path);
    }
}
