package org.diskchain.ui.places;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.ui.work.BackgroundWork;

import java.nio.file.Path;

/// A folder that the person opened: what a scan found in it, and how far that scan is.
public final class OpenPlace {
    private final Path path;
    private final ReadOnlyObjectWrapper<DiskForest> forest =
            new ReadOnlyObjectWrapper<>(DiskForest.EMPTY);
    private final ReadOnlyObjectWrapper<ScanState> state =
            new ReadOnlyObjectWrapper<>(new ScanState.Scanning(0, false));
    private final ObjectProperty<Path> picked = new SimpleObjectProperty<>();
    private BackgroundWork<DiskForest> scan;

    OpenPlace(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// The folder's name, or the whole path of a root.
    public String name() {
        return nameOf(path);
    }

    public ReadOnlyObjectProperty<DiskForest> forestProperty() {
        return forest.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ScanState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The disk that was picked when the place was last shown; null where none was.
    public ObjectProperty<Path> pickedProperty() {
        return picked;
    }

    /// Asks the running scan to stop.
    public void stopScan() {
        if (state.get() instanceof ScanState.Scanning(long files, _)) {
            state.set(new ScanState.Scanning(files, true));
            scan.stop();
        }
    }

    void begins(BackgroundWork<DiskForest> begun) {
        scan = begun;
        state.set(new ScanState.Scanning(0, false));
    }

    void reached(long files) {
        if (state.get() instanceof ScanState.Scanning(_, boolean stopping)) {
            state.set(new ScanState.Scanning(files, stopping));
        }
    }

    void found(DiskForest now) {
        forest.set(now);
    }

    void ended(ScanState how) {
        state.set(how);
    }

    static String nameOf(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }
}
