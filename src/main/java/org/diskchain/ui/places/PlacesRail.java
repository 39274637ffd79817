package org.diskchain.ui.places;

import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.diskchain.report.Visible;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The places where the window is narrow: an icon for each kind, with a menu.
final class PlacesRail extends VBox {
    private static final int ICON = 16;
    private static final int RAIL_ICON = 18;

    private final PlacesModel model;
    private final Texts texts;
    private final PlacesView.Acts acts;
    private final Turns turns;
    private Shelf shelf;

    /// How the person turns to a place.
    record Turns(Consumer<OpenPlace> show, Consumer<RecentPlace> open) {}

    PlacesRail(PlacesModel model, Texts texts, PlacesView.Acts acts, Turns turns) {
        super(4);
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        this.turns = turns;
        getStyleClass().add("place-rail");
    }

    private boolean isCovered() {
        return shelf != null && shelf.chosen();
    }

    /// @param open what is open beside the places; null where nothing is
    void fill(Shelf open) {
        shelf = open;
        getChildren()
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
        if (!isCovered()) getChildren().getFirst().getStyleClass().add("chosen");
        if (!model.recent().isEmpty()) {
            getChildren()
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
            getChildren()
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
        if (shelf != null) getChildren().add(railButton(shelf));
    }

    private Button railButton(Shelf open) {
        Button button = railButton(Icons.BACKUP, "places.backup");
        if (open.chosen()) button.getStyleClass().add("chosen");
        button.setOnAction(_ -> open.open().run());
        return button;
    }

    private Button railButton(Icons icon, String key, Supplier<ContextMenu> menu) {
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
        return item(icon, place.name(), () -> turns.show().accept(place));
    }

    private MenuItem item(RecentPlace place) {
        return item(Icons.RECENT, place.name(), () -> turns.open().accept(place));
    }

    private MenuItem item(Unfinished work) {
        String name = work.disk().getFileName() + "  " + texts.get("percent", work.share());
        return item(Icons.UNFINISHED, name, () -> acts.unfinished().accept(work));
    }

    private static MenuItem item(Icons icon, String name, Runnable act) {
        MenuItem item = new MenuItem(Visible.text(name), icon.node(ICON));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
