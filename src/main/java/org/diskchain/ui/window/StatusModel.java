package org.diskchain.ui.window;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effects;
import org.diskchain.report.Visible;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.places.OpenPlace;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.ScanState;
import org.diskchain.ui.search.SearchModel;

import java.time.Duration;
import java.util.Optional;

/// What the line at the window's foot says.
final class StatusModel {
    private static final double MILLIS = 1000;

    private final ForestModel forest;
    private final SearchModel search;
    private final Texts texts;
    private final ReadOnlyStringWrapper picked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper scanned = new ReadOnlyStringWrapper("");

    StatusModel(ForestModel forest, SearchModel search, PlacesModel places, Texts texts) {
        this.forest = forest;
        this.search = search;
        this.texts = texts;
        forest.pickedNode().subscribe(_ -> say());
        forest.effectsProperty().subscribe(_ -> say());
        search.positionProperty().subscribe(_ -> say());
        search.queryProperty().subscribe(_ -> say());
        places.currentProperty()
                .flatMap(OpenPlace::stateProperty)
                .subscribe(state -> scanned.set(state == null ? "" : words(state)));
    }

    ReadOnlyStringProperty picked() {
        return picked.getReadOnlyProperty();
    }

    ReadOnlyStringProperty path() {
        return path.getReadOnlyProperty();
    }

    ReadOnlyStringProperty scanned() {
        return scanned.getReadOnlyProperty();
    }

    private void say() {
        Optional<DiskNode> disk = forest.pickedNode().getValue();
        picked.set(disk.map(this::words).orElse(""));
        path.set(disk.map(node -> Visible.text(node.path().toString())).orElse(""));
    }

    private String words(DiskNode disk) {
        int at = search.positionProperty().get();
        if (search.active().getValue() && at >= 0) {
            return texts.get("status.match", at + 1, search.matches().size());
        }
        Effects effects = forest.effectsProperty().get();
        return effects != null && effects.source().equals(disk.path())
                ? texts.get("status.picked.depth", disk.name(), effects.depth())
                : texts.get("status.picked", disk.name());
    }

    private String words(ScanState state) {
        return switch (state) {
            case ScanState.Done(var at, var took, var files) ->
                    texts.get("status.scanned", texts.time(at), files, seconds(took));
            case ScanState.Scanning _ -> texts.get("status.scanning");
            case ScanState.Stopped _ -> texts.get("status.stopped");
            case ScanState.Failed _ -> texts.get("status.failed");
        };
    }

    private static double seconds(Duration took) {
        return took.toMillis() / MILLIS;
    }
}
