package org.diskchain.ui.table;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Every disk of the shown forest with its facts, parents above their children, sortable within
/// each tree. Picks the same disk as the picture.
public final class ForestTable extends TreeTableView<Row> {
    private static final Comparator<DiskNode> FIRST_MADE_FIRST =
            Comparator.comparing(DiskNode::modified).thenComparing(DiskNode::path);

    private static final double NAME_WIDTH = 264;
    private static final double SCROLL_BAR = 12;
    private static final int ROWS_ABOVE = 3;

    private final ForestModel forest;
    private final Texts texts;
    private final Map<Path, TreeItem<Row>> items = new HashMap<>();
    private final TreeItem<Row> all = new TreeItem<>(Row.ALL);
    private boolean following;

    public ForestTable(ForestModel forest, Texts texts) {
        this.forest = forest;
        this.texts = texts;
        setId("table");
        getStyleClass().add("forest-table");
        setAccessibleText(texts.get("table.accessible"));
        all.setExpanded(true);
        setRoot(all);
        setShowRoot(false);
        addColumns();
        forest.shown().subscribe(this::fill);
        InvalidationListener anew = _ -> relabel();
        forest.effectsProperty().addListener(anew);
        forest.inUse().addListener(anew);
        forest.pickedProperty().subscribe(this::select);
        getSelectionModel().selectedItemProperty().subscribe(this::pick);
    }

    private void addColumns() {
        TreeTableColumn<Row, Row> name = column("name", NAME_WIDTH, row -> row);
        name.setComparator(Comparator.comparing(Row::name, String.CASE_INSENSITIVE_ORDER));
        name.setCellFactory(_ -> new IconCell(Row::name, Row::kindIcon, _ -> ""));
        TreeTableColumn<Row, Row> state = column("state", 116, row -> row);
        state.setComparator(Comparator.comparing(Row::state));
        state.setCellFactory(_ -> new IconCell(Row::state, Row::stateIcon, Row::stateStyle));
        TreeTableColumn<Row, Instant> modified = column("modified", 140, Row::modified);
        modified.setCellFactory(_ -> new WordsCell<>(texts::moment));
        getColumns().add(name);
        getColumns().add(column("kind", 104, Row::kind));
        getColumns().add(state);
        getColumns().add(size("own", Row::ownData));
        getColumns().add(size("virtual", Row::virtualSize));
        getColumns().add(size("file", Row::fileSize));
        getColumns().add(column("parent", 180, Row::parent));
        getColumns().add(modified);
        setTreeColumn(name);
        widthProperty().subscribe(width -> stretch(name, width.doubleValue()));
    }

    /// The name takes what the others leave; where that is too little, the table scrolls.
    private void stretch(TreeTableColumn<Row, ?> name, double width) {
        double others =
                getColumns().stream()
                        .filter(column -> column != name)
                        .mapToDouble(TreeTableColumn::getWidth)
                        .sum();
        name.setPrefWidth(Math.max(NAME_WIDTH, Math.floor(width - others - SCROLL_BAR)));
    }

    private <T> TreeTableColumn<Row, T> column(String key, double width, Function<Row, T> value) {
        TreeTableColumn<Row, T> column = new TreeTableColumn<>(texts.get("table." + key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue().getValue())));
        return column;
    }

    private TreeTableColumn<Row, Long> size(String key, Function<Row, Long> value) {
        TreeTableColumn<Row, Long> column = column(key, 84, value);
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ -> new WordsCell<>(texts::size));
        return column;
    }

    private void fill(DiskForest shown) {
        Set<Path> closed = new HashSet<>();
        items.forEach(
                (path, item) -> {
                    if (!item.isExpanded()) closed.add(path);
                });
        following = true;
        getSelectionModel().clearSelection(); // a selected item that leaves the tree has no row
        items.clear();
        shown.disks().forEach(disk -> items.put(disk.path(), new TreeItem<>(row(disk))));
        all.getChildren().clear();
        shown.disks().stream()
                .sorted(FIRST_MADE_FIRST)
                .forEach(disk -> parentItem(disk, shown).getChildren().add(items.get(disk.path())));
        items.forEach((path, item) -> item.setExpanded(!closed.contains(path)));
        all.getChildren().sort(Comparator.comparing(item -> item.getValue().path()));
        following = false;
        sort();
        select(forest.pickedProperty().get());
    }

    private TreeItem<Row> parentItem(DiskNode disk, DiskForest shown) {
        var chain = shown.chain(disk.path());
        return chain.size() > 1 ? items.get(chain.get(1).path()) : all;
    }

    private Row row(DiskNode disk) {
        return Row.of(disk, forest, texts);
    }

    private void relabel() {
        following = true;
        items.values().forEach(item -> item.setValue(row(item.getValue().node())));
        following = false;
    }

    private void select(Path picked) {
        if (following) return;
        following = true;
        TreeItem<Row> item = items.get(picked);
        if (item == null) {
            getSelectionModel().clearSelection();
        } else {
            for (var above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            getSelectionModel().select(item);
            int row = getRow(item);
            getFocusModel().focus(row);
            if (!isShown(row)) scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
        following = false;
    }

    private boolean isShown(int row) {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() <= row
                && flow.getLastVisibleCell().getIndex() >= row;
    }

    private void pick(TreeItem<Row> item) {
        if (!following && item != null && item.getValue().node() != null) {
            following = true;
            forest.pickedProperty().set(item.getValue().path());
            following = false;
        }
    }

    /// A value put into words.
    private static final class WordsCell<T> extends TreeTableCell<Row, T> {
        private final Function<T, String> words;

        WordsCell(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }

    /// Words with the icon that goes with them.
    private static final class IconCell extends TreeTableCell<Row, Row> {
        private static final int ICON = 14;
        private final Function<Row, String> words;
        private final Function<Row, Icons> icon;
        private final Function<Row, String> style;

        IconCell(
                Function<Row, String> words,
                Function<Row, Icons> icon,
                Function<Row, String> style) {
            this.words = words;
            this.icon = icon;
            this.style = style;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean nothing = empty || row == null || words.apply(row).isEmpty();
            setText(nothing ? null : words.apply(row));
            setTooltip(nothing ? null : new Tooltip(words.apply(row)));
            setGraphic(nothing ? null : styled(row));
        }

        private Node styled(Row row) {
            Node node = icon.apply(row).node(ICON);
            if (!style.apply(row).isEmpty()) node.getStyleClass().add(style.apply(row));
            return node;
        }
    }
}
