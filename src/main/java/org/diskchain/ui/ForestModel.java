package org.diskchain.ui;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;

import org.diskchain.backup.BackupForecast;
import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What picture, table, inspector and panels look at together: the forest of the open place, the
/// picked disk, and what a merge would do. No controls; changed on the JavaFX thread only.
public final class ForestModel {
    private final ObjectProperty<DiskForest> forest = new SimpleObjectProperty<>(DiskForest.EMPTY);
    private final ObjectProperty<UnaryOperator<DiskForest>> filter =
            new SimpleObjectProperty<>(UnaryOperator.identity());
    private final ObservableValue<DiskForest> shown =
            forest.flatMap(all -> filter.map(chosen -> chosen.apply(all)));
    private final Map<Path, Orphan> orphanOf = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Orphan>> orphans =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Path> picked = new SimpleObjectProperty<>();
    private final ObjectProperty<Effects> effects = new SimpleObjectProperty<>();
    private final ObjectProperty<BackupForecast> backup = new SimpleObjectProperty<>();
    private final ObservableSet<Path> hits = FXCollections.observableSet();
    private final ObservableMap<Path, Double> merging = FXCollections.observableHashMap();
    private final ObservableSet<Path> inUse = FXCollections.observableSet();
    private final ObservableMap<Path, List<Holder>> holders = FXCollections.observableHashMap();
    private final ObservableValue<Optional<DiskNode>> pickedNode =
            picked.flatMap(path -> forest.map(found -> found.disk(path))).orElse(Optional.empty());

    public ForestModel() {
        forest.subscribe(this::findOrphans);
    }

    private void findOrphans(DiskForest now) {
        List<Orphan> found = Orphans.of(now);
        orphanOf.clear();
        found.forEach(each -> orphanOf.put(each.disk(), each));
        orphans.set(found);
    }

    public ObjectProperty<DiskForest> forestProperty() {
        return forest;
    }

    public DiskForest forest() {
        return forest.get();
    }

    /// The disks of the forest whose link should be mended, those that cannot be read first.
    public ReadOnlyObjectProperty<List<Orphan>> orphansProperty() {
        return orphans.getReadOnlyProperty();
    }

    /// The orphan that a disk is, if it is one.
    public Optional<Orphan> orphan(Path disk) {
        return Optional.ofNullable(orphanOf.get(disk));
    }

    /// What picture and table leave of the forest; everything unless the person chose less.
    public ObjectProperty<UnaryOperator<DiskForest>> filterProperty() {
        return filter;
    }

    /// What picture and table show: the forest, filtered. Plans are always made from the whole.
    public ObservableValue<DiskForest> shown() {
        return shown;
    }

    /// The picked disk, null where none is.
    public ObjectProperty<Path> pickedProperty() {
        return picked;
    }

    /// The picked disk in the forest of the moment; empty where it is not in it.
    public ObservableValue<Optional<DiskNode>> pickedNode() {
        return pickedNode;
    }

    /// The after-state of the merge in preview or at work; null when browsing.
    public ObjectProperty<Effects> effectsProperty() {
        return effects;
    }

    /// What the next backup does with the disks; null where no backup documents are open.
    public ObjectProperty<BackupForecast> backupProperty() {
        return backup;
    }

    /// The disks that the search found.
    public ObservableSet<Path> hits() {
        return hits;
    }

    /// Targets of running merges, each with its fraction done, 0 to 1.
    public ObservableMap<Path, Double> merging() {
        return merging;
    }

    /// Disks that another program holds, as far as it was asked.
    public ObservableSet<Path> inUse() {
        return inUse;
    }

    /// Who holds those that are in use; a disk whose holder is not told is not in it.
    public ObservableMap<Path, List<Holder>> holders() {
        return holders;
    }

    /// Other programs hold the disk.
    public void hold(Path disk, List<Holder> by) {
        inUse.add(disk);
        if (by.isEmpty()) holders.remove(disk);
        else holders.put(disk, List.copyOf(by));
    }

    /// Nobody holds the disk any more.
    public void free(Path disk) {
        inUse.remove(disk);
        holders.remove(disk);
    }
}
