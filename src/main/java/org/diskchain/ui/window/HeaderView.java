package org.diskchain.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.diskchain.ui.Texts;
import org.diskchain.ui.search.SearchModel;
import org.diskchain.ui.theme.Icons;

/// The window's head: menus at the left, the search field in the middle, running work at the right.
final class HeaderView extends Region {
    private static final double FIELD_WIDTH = 340;
    private static final double EDGE = 8;
    private static final double RIGHT_EDGE = 16;
    private static final double BETWEEN = 16;

    private final MenuBar menus;
    private final StackPane search;
    private final TextField field = new TextField();
    private final ObjectProperty<Node> running = new SimpleObjectProperty<>();
    private final StackPane runningPlace = new StackPane();

    /// @param toDisks gives the keyboard to picture or table
    HeaderView(MenuBar menus, SearchModel model, Texts texts, Runnable toDisks) {
        this.menus = menus;
        this.search = searchField(model, texts, toDisks);
        getStyleClass().addAll("header", "window-area", "line-below");
        runningPlace.setAlignment(Pos.CENTER_RIGHT);
        running.subscribe(node -> runningPlace.getChildren().setAll(nodeOrNothing(node)));
        getChildren().setAll(menus, search, runningPlace);
    }

    /// What tells of running work.
    ObjectProperty<Node> runningProperty() {
        return running;
    }

    TextField field() {
        return field;
    }

    private StackPane searchField(SearchModel model, Texts texts, Runnable toDisks) {
        field.setId("search");
        field.setPromptText(texts.get("search.prompt"));
        field.setAccessibleText(texts.get("search.prompt"));
        field.getStyleClass().add("search-field");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys(event, model, toDisks));
        Label key = new Label("Ctrl F");
        key.getStyleClass().add("key");
        key.visibleProperty().bind(model.active().map(active -> !active));
        Label found = new Label();
        found.setId("search-found");
        found.getStyleClass().addAll("facts", "muted");
        found.visibleProperty().bind(model.active());
        model.matches()
                .addListener(
                        (javafx.beans.InvalidationListener)
                                _ ->
                                        found.setText(
                                                texts.get("search.found", model.matches().size())));
        Node glass = Icons.SEARCH.node(16);
        HBox over = new HBox(glass, spring(), new StackPane(key, found));
        over.setAlignment(Pos.CENTER_LEFT);
        over.setPadding(new Insets(0, 8, 0, 8));
        over.setMouseTransparent(true);
        return new StackPane(field, over);
    }

    /// Enter goes to a match and on to the picture, where F3 goes to the next one; Esc gives the
    /// search up.
    private static void keys(KeyEvent event, SearchModel model, Runnable toDisks) {
        switch (event.getCode()) {
            case ENTER -> {
                if (model.positionProperty().get() < 0) model.next();
                if (!model.matches().isEmpty()) toDisks.run();
            }
            case ESCAPE -> {
                model.clear();
                toDisks.run();
            }
            case DOWN -> model.next();
            case UP -> model.previous();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double menuWidth = menus.prefWidth(-1);
        double menuHeight = menus.prefHeight(-1);
        menus.resizeRelocate(EDGE, Math.rint((height - menuHeight) / 2), menuWidth, menuHeight);
        double workWidth = runningPlace.prefWidth(-1);
        double workLeft = getWidth() - RIGHT_EDGE - workWidth;
        runningPlace.resizeRelocate(workLeft, 0, workWidth, height - 1);
        double from = EDGE + menuWidth + BETWEEN;
        double width = Math.min(FIELD_WIDTH, workLeft - BETWEEN - from);
        double centred = Math.rint((getWidth() - width) / 2);
        double left = Math.clamp(centred, from, Math.max(from, workLeft - BETWEEN - width));
        double fieldHeight = search.prefHeight(-1);
        search.resizeRelocate(left, Math.rint((height - fieldHeight) / 2), width, fieldHeight);
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static Node[] nodeOrNothing(Node node) {
        return node == null ? new Node[0] : new Node[] {node};
    }
}
