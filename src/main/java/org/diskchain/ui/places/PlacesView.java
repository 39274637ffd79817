package org.diskchain.ui.places;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Open places, recent ones and unfinished work; as a rail of icons where the window is narrow.
public final class PlacesView extends StackPane {
    private static final int ICON = 16;

    private final PlacesModel model;
    private final Texts texts;
    private final Acts acts;
    private final VBox list = new VBox();
    private final PlacesRail rail;
    private final ScrollPane scrolled = new ScrollPane(list);
    private Runnable onPlaceChosen = () -> {};
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>();

    /// What the list cannot do by itself.
    ///
    /// @param addFolder lets the person choose a folder to open
    /// @param unfinished leads to unfinished work
    /// @param showInFiles shows a folder in the system's file manager
    public record Acts(
            Runnable addFolder, Consumer<Unfinished> unfinished, Consumer<Path> showInFiles) {}

    public PlacesView(PlacesModel model, Texts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("places");
        getStyleClass().addAll("places", "window-area", "line-right");
        setAlignment(Pos.TOP_LEFT);
        list.getStyleClass().add("place-list");
        rail = new PlacesRail(model, texts, acts, new PlacesRail.Turns(this::show, this::open));
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFocusTraversable(false);
        getChildren().setAll(scrolled);
        InvalidationListener anew = _ -> fill();
        model.open().addListener(anew);
        model.recent().addListener(anew);
        model.unfinished().addListener(anew);
        model.currentProperty().addListener(anew);
        shelf.addListener(anew);
        fill();
    }

    /// What to do when the person turns to a place, also to the one that is current already.
    public void setOnPlaceChosen(Runnable act) {
        onPlaceChosen = act;
    }

    /// What is open beside the places; null where nothing is.
    public void setShelf(Shelf open) {
        shelf.set(open);
    }

    public void setRail(boolean narrow) {
        getChildren().setAll(narrow ? rail : scrolled);
    }

    private void fill() {
        list.getChildren().setAll(head("places.open", add()));
        if (model.open().isEmpty()) list.getChildren().add(none());
        model.open().forEach(place -> list.getChildren().add(row(place)));
        if (!model.recent().isEmpty()) list.getChildren().add(head("places.recent", null));
        model.recent().forEach(place -> list.getChildren().add(row(place)));
        if (!model.unfinished().isEmpty()) {
            list.getChildren().add(head("places.unfinished", null));
            model.unfinished().forEach(work -> list.getChildren().add(row(work)));
        }
        if (shelf.get() != null) {
            list.getChildren().addAll(head("places.backup", null), row(shelf.get()));
        }
        rail.fill(shelf.get());
    }

    private Node none() {
        Label none = new Label(texts.get("places.none"));
        none.getStyleClass().addAll("caption", "muted", "place-none");
        return none;
    }

    private Node head(String key, Node beside) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().addAll("caption", "muted", "strong");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(title, spring);
        if (beside != null) head.getChildren().add(beside);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("place-head");
        return head;
    }

    private Button add() {
        Button add = new Button(null, Icons.ADD.node(ICON));
        add.setId("add-place");
        add.getStyleClass().addAll("flat", "small", "icon-only");
        add.setTooltip(new Tooltip(texts.get("command.open-folder")));
        add.setAccessibleText(texts.get("command.open-folder"));
        add.setOnAction(_ -> acts.addFolder().run());
        return add;
    }

    /// Whether something else is shown over the current place.
    private boolean isCovered() {
        return shelf.get() != null && shelf.get().chosen();
    }

    private Node row(OpenPlace place) {
        boolean current = model.currentProperty().get() == place && !isCovered();
        PlaceRow row =
                new PlaceRow(current ? Icons.OPEN_PLACE : Icons.PLACE, place.name(), place.path());
        if (current) row.choose();
        row.button.setOnAction(_ -> show(place));
        row.button.setContextMenu(menu(place));
        place.stateProperty().subscribe(state -> row.count.setText(count(place, state)));
        row.closable(texts.get("places.close"), () -> model.close(place));
        return row;
    }

    private void show(OpenPlace place) {
        onPlaceChosen.run();
        model.show(place);
    }

    private String count(OpenPlace place, ScanState state) {
        boolean known = state instanceof ScanState.Done || state instanceof ScanState.Stopped;
        return known
                ? texts.exact(place.forestProperty().get().disks().size())
                : state instanceof ScanState.Scanning ? "…" : "!";
    }

    private ContextMenu menu(OpenPlace place) {
        return new ContextMenu(
                item("command.scan-again", () -> model.scan(place)),
                item("command.show-in-files", () -> acts.showInFiles().accept(place.path())),
                item("places.close", () -> model.close(place)));
    }

    private Node row(RecentPlace place) {
        PlaceRow row = new PlaceRow(Icons.RECENT, place.name(), place.path());
        row.count.setText(texts.exact(place.disks()));
        row.button.setOnAction(_ -> open(place));
        return row;
    }

    private void open(RecentPlace place) {
        onPlaceChosen.run();
        model.open(place.path());
    }

    private Node row(Unfinished work) {
        PlaceRow row = new PlaceRow(Icons.UNFINISHED, work.name(), work.disk());
        row.count.setText(texts.get("percent", work.share()));
        row.button.setOnAction(_ -> acts.unfinished().accept(work));
        return row;
    }

    private Node row(Shelf open) {
        PlaceRow row = new PlaceRow(Icons.BACKUP, open.name(), open.path());
        row.button.setId("place-backup");
        if (open.chosen()) row.choose();
        row.button.setOnAction(_ -> open.open().run());
        row.closable(texts.get("places.backup.close"), open.close());
        return row;
    }

    private MenuItem item(String key, Runnable act) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> act.run());
        return item;
    }
}
