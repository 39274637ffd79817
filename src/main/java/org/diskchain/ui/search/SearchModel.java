package org.diskchain.ui.search;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the person looks for, and the disks that match in name, path or identity. The match on
/// which the person stands is the picked disk.
public final class SearchModel {
    private static final int NONE = -1;

    private final ForestModel forest;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<DiskNode> matches = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(NONE);
    private final ObservableValue<Boolean> active = query.map(text -> !text.isBlank());

    public SearchModel(ForestModel forest) {
        this.forest = forest;
        query.addListener((_, _, _) -> search());
        forest.forestProperty().addListener((_, _, _) -> search());
        forest.pickedProperty().addListener((_, _, _) -> locate());
    }

    public StringProperty queryProperty() {
        return query;
    }

    /// Whether something is looked for.
    public ObservableValue<Boolean> active() {
        return active;
    }

    /// In the forest's order.
    public ObservableList<DiskNode> matches() {
        return matches;
    }

    /// The index of the picked disk among the matches, -1 where it is none of them.
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /// Picks the next match; after the last one the first.
    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    public void clear() {
        query.set("");
    }

    private void step(int by) {
        if (matches.isEmpty()) return;
        int from = position.get() == NONE && by < 0 ? 0 : position.get();
        pick(Math.floorMod(from + by, matches.size()));
    }

    private void pick(int index) {
        forest.pickedProperty().set(matches.get(index).path());
    }

    private void search() {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        position.set(NONE); // no index of the old matches outlives them
        matches.setAll(
                forest.forest().disks().stream()
                        .filter(disk -> !wanted.isEmpty() && matches(disk, wanted))
                        .toList());
        mark(matches.stream().map(DiskNode::path).collect(Collectors.toSet()));
        locate();
    }

    private void mark(Set<java.nio.file.Path> found) {
        if (forest.hits().equals(found)) return;
        forest.hits().retainAll(new HashSet<>(found));
        forest.hits().addAll(found);
    }

    private void locate() {
        var picked = forest.pickedProperty().get();
        int found = NONE;
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).path().equals(picked)) found = i;
        }
        position.set(found);
    }

    private static boolean matches(DiskNode disk, String wanted) {
        return disk.path().toString().toLowerCase(Locale.ROOT).contains(wanted)
                || isIn(disk.facts().identity(), wanted)
                || isIn(disk.facts().id(), wanted);
    }

    /// With braces and without, with hyphens and without, as people paste them.
    private static boolean isIn(Guid identity, String wanted) {
        String bare = bare(wanted);
        return !identity.isZero() && !bare.isEmpty() && bare(identity.toString()).contains(bare);
    }

    private static String bare(String identity) {
        return identity.replaceAll("[-{}]", "");
    }
}
