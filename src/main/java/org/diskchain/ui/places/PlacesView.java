package org.diskchain.ui.places;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
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

import org.diskchain.journal.Journal;
import org.diskchain.report.Visible;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Open places, recent ones and unfinished merges; as a rail of icons where the window is narrow.
public final class PlacesView extends StackPane {
    private static final int ICON = 16;
    private static final int RAIL_ICON = 18;

    private final PlacesModel model;
    private final Texts texts;
    private final Acts acts;
    private final VBox list = new VBox();
    private final VBox rail = new VBox(4);
    private final ScrollPane scrolled = new ScrollPane(list);
    private Runnable onPlaceChosen = () -> {};
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>();

    /// What the list cannot do by itself.
    ///
    /// @param addFolder lets the person choose a folder to open
    /// @param unfinished leads to an unfinished merge
    /// @param showInFiles shows a folder in the system's file manager
    public record Acts(
            Runnable addFolder, Consumer<Journal> unfinished, Consumer<Path> showInFiles) {}

    public PlacesView(PlacesModel model, Texts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("places");
        getStyleClass().addAll("places", "window-area", "line-right");
        setAlignment(Pos.TOP_LEFT);
        list.getStyleClass().add("place-list");
        rail.getStyleClass().add("place-rail");
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
            model.unfinished().forEach(merge -> list.getChildren().add(row(merge)));
        }
        if (shelf.get() != null) {
            list.getChildren().addAll(head("places.backup", null), row(shelf.get()));
        }
        fillRail();
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

    private Node row(Journal merge) {
        Path target = merge.target().path();
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        PlaceRow row =
                new PlaceRow(Icons.UNFINISHED, dot > 0 ? name.substring(0, dot) : name, target);
        row.count.setText(percent(merge));
        row.button.setOnAction(_ -> acts.unfinished().accept(merge));
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

    private String percent(Journal merge) {
        return texts.get("percent", merge.totalBytes() == 0 ? 0 : share(merge.doneBytes(), merge));
    }

    private static double share(long done, Journal merge) {
        return (double) done / merge.totalBytes();
    }

    private void fillRail() {
        rail.getChildren()
                .setAll(
                        railButton(
                                Icons.OPEN_PLACE,
                                "places.open",
                                () -> {
                                    ContextMenu menu = new ContextMenu();
                                    model.open().forEach(p -> menu.getItems().add(item(p)));
                                    menu.getItems()
                                            .add(item("command.open-folder", acts.addFolder()));
                                    return menu;
                                }));
        if (!isCovered()) rail.getChildren().getFirst().getStyleClass().add("chosen");
        if (!model.recent().isEmpty()) {
            rail.getChildren()
                    .add(
                            railButton(
                                    Icons.RECENT,
                                    "places.recent",
                                    () ->
                                            menuOf(
                                                    model.recent().stream()
                                                            .map(this::item)
                                                            .toList())));
        }
        if (!model.unfinished().isEmpty()) {
            rail.getChildren()
                    .add(
                            railButton(
                                    Icons.UNFINISHED,
                                    "places.unfinished",
                                    () ->
                                            menuOf(
                                                    model.unfinished().stream()
                                                            .map(this::item)
                                                            .toList())));
        }
        if (shelf.get() != null) rail.getChildren().add(railButton(shelf.get()));
    }

    private Button railButton(Shelf open) {
        Button button = railButton(Icons.BACKUP, "places.backup");
        if (open.chosen()) button.getStyleClass().add("chosen");
        button.setOnAction(_ -> open.open().run());
        return button;
    }

    private Button railButton(
            Icons icon, String key, java.util.function.Supplier<ContextMenu> menu) {
        Button button = railButton(icon, key);
        button.setOnAction(_ -> menu.get().show(button, Side.RIGHT, 4, 0));
        return button;
    }

    private Button railButton(Icons icon, String key) {
        Button button = new Button(null, icon.node(RAIL_ICON));
        button.setId("rail-" + key.substring(key.indexOf('.') + 1));
        button.getStyleClass().addAll("flat", "rail-button");
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key));
        return button;
    }

    private static ContextMenu menuOf(List<MenuItem> items) {
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    private MenuItem item(String key, Runnable act) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> act.run());
        return item;
    }

    private MenuItem item(OpenPlace place) {
        Icons icon = model.currentProperty().get() == place ? Icons.OPEN_PLACE : Icons.PLACE;
        return item(icon, place.name(), () -> show(place));
    }

    private MenuItem item(RecentPlace place) {
        return item(Icons.RECENT, place.name(), () -> open(place));
    }

    private MenuItem item(Journal merge) {
        String name = merge.target().path().getFileName() + "  " + percent(merge);
        return item(Icons.UNFINISHED, name, () -> acts.unfinished().accept(merge));
    }

    private static MenuItem item(Icons icon, String name, Runnable act) {
        MenuItem item = new MenuItem(Visible.text(name), icon.node(ICON));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
