package org.diskchain.ui.search;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.chain.DiskNode;
import org.diskchain.report.Visible;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

/// The matches of a search, in the inspector's place.
public final class SearchView extends VBox {
    private final ForestModel forest;
    private final SearchModel model;
    private final Texts texts;
    private final ListView<DiskNode> list = new ListView<>();
    private boolean following;

    public SearchView(SearchModel model, ForestModel forest, Texts texts) {
        this.model = model;
        this.forest = forest;
        this.texts = texts;
        getStyleClass().addAll("surface", "search-view", "line-left");
        getChildren().setAll(head(), list());
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private VBox head() {
        Label title = new Label();
        title.setId("search-title");
        title.getStyleClass().add("panel-title");
        Label where = new Label();
        where.getStyleClass().addAll("caption", "muted");
        InvalidationListener say =
                _ -> {
                    title.setText(
                            texts.get(
                                    "search.title",
                                    model.matches().size(),
                                    model.queryProperty().get().strip()));
                    where.setText(texts.get("search.where", forest.forest().disks().size()));
                };
        model.matches().addListener(say);
        model.queryProperty().addListener(say);
        forest.forestProperty().addListener(say);
        Label key = new Label("F3");
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox first = new HBox(8, title, key);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(2, first, where);
        head.getStyleClass().addAll("panel-head", "line-below");
        return head;
    }

    private ListView<DiskNode> list() {
        list.setId("search-matches");
        list.getStyleClass().add("match-list");
        list.setItems(model.matches());
        list.setCellFactory(_ -> new MatchCell());
        list.setPlaceholder(new Label(texts.get("search.none")));
        model.positionProperty().subscribe(at -> follow(at.intValue()));
        model.matches()
                .addListener((InvalidationListener) _ -> follow(model.positionProperty().get()));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        disk -> {
                            if (disk != null && !following) {
                                forest.pickedProperty().set(disk.path());
                            }
                        });
        return list;
    }

    private void follow(int index) {
        following = true;
        if (index < 0) list.getSelectionModel().clearSelection();
        else {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 2));
        }
        following = false;
    }

    /// Name, folder and own data of a match.
    private final class MatchCell extends ListCell<DiskNode> {
        private final Label name = new Label();
        private final Label folder = new Label();
        private final Label own = new Label();
        private final HBox row = new HBox(12);

        MatchCell() {
            name.getStyleClass().addAll("facts", "strong");
            folder.getStyleClass().addAll("caption", "muted");
            own.getStyleClass().addAll("caption", "muted");
            own.setMinWidth(Region.USE_PREF_SIZE);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            VBox words = new VBox(1, name, folder);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row.getChildren().setAll(words, own);
            row.getStyleClass().add("match");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(DiskNode disk, boolean empty) {
            super.updateItem(disk, empty);
            setGraphic(empty ? null : row);
            if (empty) return;
            Icons icon = disk.facts().isDifferencing() ? Icons.DIFFERENCING : Icons.BASE;
            if (row.getChildren().size() > 2) row.getChildren().removeFirst();
            row.getChildren().addFirst(icon.node(16));
            name.setText(Visible.text(disk.name()));
            folder.setText(Visible.text(String.valueOf(disk.path().getParent())));
            own.setText(texts.size(disk.ownedBytes()));
        }
    }
}
