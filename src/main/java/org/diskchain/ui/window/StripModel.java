package org.diskchain.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.SetChangeListener;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.ParentState;
import org.diskchain.ui.ForestModel;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the strip above the picture counts and lets a person choose: the filter, and picture or
/// table.
public final class StripModel {
    /// Two views of the same disks.
    public enum Mode {
        PICTURE,
        TABLE
    }

    /// What is in the shown place.
    ///
    /// @param stored bytes of all files
    /// @param orphans those that cannot be read as they are linked
    /// @param detours those whose parent is found only by a detour
    public record Counts(
            int disks, int trees, long stored, int problems, int inUse, int orphans, int detours) {
        static Counts of(DiskForest forest, Set<Path> inUse, List<Orphan> orphans) {
            return new Counts(
                    forest.disks().size(),
                    (int) forest.disks().stream().filter(disk -> isRoot(disk, forest)).count(),
                    forest.disks().stream().mapToLong(disk -> disk.facts().fileSize()).sum(),
                    (int) forest.disks().stream().filter(Filter::isProblem).count(),
                    (int) inUse.stream().filter(path -> forest.disk(path).isPresent()).count(),
                    (int) orphans.stream().filter(Orphan::isBroken).count(),
                    (int) orphans.stream().filter(each -> !each.isBroken()).count());
        }

        private static boolean isRoot(DiskNode disk, DiskForest forest) {
            return !(disk.parent() instanceof ParentState.Resolved(var parent, _)
                    && forest.disk(parent).isPresent());
        }
    }

    private final ForestModel forest;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.PICTURE);
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>();

    public StripModel(ForestModel forest) {
        this.forest = forest;
        forest.orphansProperty().subscribe(_ -> recount());
        forest.forestProperty().subscribe(_ -> recount());
        forest.inUse()
                .addListener(
                        (SetChangeListener<Path>)
                                _ -> {
                                    recount();
                                    refilter();
                                });
        filter.subscribe(_ -> refilter());
        forest.effectsProperty()
                .subscribe(
                        effects -> {
                            if (effects != null) filter.set(Filter.ALL);
                        });
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// Goes back to everything when a merge is previewed: no consequence may be hidden.
    public ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Whether a filter leaves nothing to show.
    public ObservableValue<Boolean> nothingLeft() {
        return forest.shown()
                .flatMap(
                        shown ->
                                forest.forestProperty()
                                        .map(
                                                all ->
                                                        shown.disks().isEmpty()
                                                                && !all.disks().isEmpty()));
    }

    private void recount() {
        counts.set(Counts.of(forest.forest(), forest.inUse(), forest.orphansProperty().get()));
    }

    private void refilter() {
        Set<Path> inUse = new HashSet<>(forest.inUse());
        UnaryOperator<DiskForest> chosen =
                switch (filter.get()) {
                    case ALL -> UnaryOperator.identity();
                    case PROBLEMS -> all -> Filter.keep(all, Filter::isProblem);
                    case IN_USE -> all -> Filter.keep(all, disk -> inUse.contains(disk.path()));
                };
        forest.filterProperty().set(chosen);
    }
}
