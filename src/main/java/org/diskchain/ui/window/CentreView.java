package org.diskchain.ui.window;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import org.diskchain.report.Visible;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.places.OpenPlace;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.PlacesView;
import org.diskchain.ui.places.ScanState;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.window.StripModel.Mode;

import java.nio.file.NoSuchFileException;
import java.util.List;

/// Picture or table, or a message where there is nothing to show yet.
final class CentreView extends StackPane {
    private static final double LOGO = 72;

    private final PlacesModel places;
    private final ForestModel forest;
    private final StripModel strip;
    private final Opening opening;
    private final Texts texts;
    private final Node picture;
    private final Node table;

    CentreView(
            PlacesModel places,
            ForestModel forest,
            StripModel strip,
            Opening opening,
            Texts texts,
            Node picture,
            Node table) {
        this.places = places;
        this.forest = forest;
        this.strip = strip;
        this.opening = opening;
        this.texts = texts;
        this.picture = picture;
        this.table = table;
        getStyleClass().addAll("centre", "canvas-area");
        strip.modeProperty().subscribe(_ -> show());
        forest.shown().subscribe(_ -> show());
        places.currentProperty().subscribe(_ -> show());
        places.currentProperty().flatMap(OpenPlace::stateProperty).subscribe(_ -> show());
    }

    /// Whether picture or table is shown.
    boolean showsDisks() {
        return getChildren().contains(picture) || getChildren().contains(table);
    }

    /// Picture or table, whichever is chosen.
    Node disks() {
        return strip.modeProperty().get() == Mode.PICTURE ? picture : table;
    }

    private void show() {
        Node now = now();
        if (getChildren().equals(List.of(now))) return;
        boolean focused = mayTakeFocus();
        getChildren().setAll(now);
        if (focused) Keyboard.firstFocusable(this).ifPresent(Node::requestFocus);
    }

    /// Whether the keyboard is here or nowhere in particular: never taken from somebody who types.
    private boolean mayTakeFocus() {
        if (getScene() == null) return false;
        Node owner = getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == this || node instanceof PlacesView) return true;
        }
        return owner == null;
    }

    private Node now() {
        OpenPlace place = places.currentProperty().get();
        if (place == null) return empty();
        if (!forest.forest().disks().isEmpty()) {
            return forest.shown().getValue().disks().isEmpty() ? nothingLeft() : disks();
        }
        return switch (place.stateProperty().get()) {
            case ScanState.Scanning(long files, boolean stopping) ->
                    scanning(place, files, stopping);
            case ScanState.Done _ -> noDisks(place);
            case ScanState.Stopped _ -> stopped(place);
            case ScanState.Failed(var why) -> failed(place, why);
        };
    }

    private Node empty() {
        Button folder = openFolder();
        folder.getStyleClass().add("primary");
        ImageView logo = new ImageView(MainWindow.icons().getLast());
        logo.setFitWidth(LOGO);
        logo.setPreserveRatio(true);
        return new Message(
                        "empty",
                        logo,
                        texts.get("empty.title"),
                        texts.get("empty.text"),
                        List.of(
                                folder,
                                Message.button(
                                        "empty-disk",
                                        texts.get("command.open-disk"),
                                        Icons.BASE,
                                        opening::chooseDisk),
                                Message.button(
                                        "empty-sample",
                                        texts.get("command.open-sample"),
                                        Icons.DIFFERENCING,
                                        opening::sample)))
                .inviting();
    }

    private Node scanning(OpenPlace place, long files, boolean stopping) {
        Button stop =
                Message.button(
                        "message-stop",
                        texts.get(stopping ? "scan.stopping" : "scan.stop"),
                        Icons.CANCEL,
                        place::stopScan);
        stop.setDisable(stopping);
        return new Message(
                "scanning",
                Icons.SEARCH,
                texts.get("scan.title", place.name()),
                texts.get("scan.text", files),
                List.of(stop));
    }

    private Node noDisks(OpenPlace place) {
        return new Message(
                "no-disks",
                Icons.PLACE,
                texts.get("no-disks.title", place.name()),
                texts.get("no-disks.text"),
                List.of(openFolder(), again(place)));
    }

    private Node stopped(OpenPlace place) {
        return new Message(
                "stopped",
                Icons.PLACE,
                texts.get("stopped.title", place.name()),
                texts.get("stopped.text"),
                List.of(again(place)));
    }

    private Node failed(OpenPlace place, Throwable why) {
        String reason =
                why instanceof NoSuchFileException
                        ? texts.get("failed.gone", place.path().toString())
                        : texts.get("failed.text", place.path().toString(), reason(why));
        return new Message(
                "failed",
                Icons.WARNING,
                texts.get("failed.title", place.name()),
                reason,
                List.of(
                        again(place),
                        Message.button(
                                "message-close",
                                texts.get("places.close"),
                                Icons.CLOSE,
                                () -> places.close(place))));
    }

    private static String reason(Throwable why) {
        String message = why.getMessage() == null ? "" : why.getMessage();
        return Visible.text(why.getClass().getSimpleName() + ": " + message);
    }

    private Node nothingLeft() {
        return new Message(
                "nothing-left",
                Icons.VERIFIED,
                texts.get("nothing-left.title"),
                texts.get("nothing-left.text"),
                List.of(
                        Message.button(
                                "message-all",
                                texts.get("nothing-left.all"),
                                Icons.PICTURE,
                                () -> strip.filterProperty().set(Filter.ALL))));
    }

    private Button openFolder() {
        return Message.button(
                "message-open-folder",
                texts.get("command.open-folder"),
                Icons.ADD_FOLDER,
                opening::chooseFolder);
    }

    private Button again(OpenPlace place) {
        return Message.button(
                "message-again",
                texts.get("command.scan-again"),
                Icons.SEARCH,
                () -> places.scan(place));
    }
}
