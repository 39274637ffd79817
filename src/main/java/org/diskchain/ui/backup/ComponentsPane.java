package org.diskchain.ui.backup;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.backup.VssComponent;
import org.diskchain.report.Visible;
import org.diskchain.ui.work.NameLabel;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The components that the backup included, and below the list the chosen one with its differenced
/// files, the rules' findings, and everything as it stands in the document.
final class ComponentsPane extends SplitPane {
    private static final double WRITER_WIDTH = 230;
    private static final double COUNT_WIDTH = 120;
    private static final double FINDINGS_WIDTH = 150;
    private static final double NAME_WIDTH = 200;
    private static final double SCROLL_BAR = 14;
    private static final double TABLE_SHARE = 0.4;

    private final BackupModel model;
    private final BackupTexts texts;
    private final TableView<ComponentRow> table = new TableView<>();
    private final ListView<ComponentLine> detail = new ListView<>();
    private final CheckBox special = new CheckBox();
    private final CheckBox raw = new CheckBox();

    ComponentsPane(BackupModel model, BackupTexts texts) {
        this.model = model;
        this.texts = texts;
        setOrientation(Orientation.VERTICAL);
        table.setId("components");
        table.setAccessibleText(texts.get("components.accessible"));
        table.setPlaceholder(Lines.wrapped(texts.get("components.nothing"), "facts", "muted"));
        addColumns();
        detail.setId("component-detail");
        detail.setAccessibleText(texts.get("components.detail"));
        detail.setCellFactory(_ -> new ComponentCell(texts));
        box(special, "components-special", texts.get("components.special"));
        box(raw, "components-raw", texts.get("components.raw"));
        VBox list = new VBox(bar(special), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox below = new VBox(bar(raw), detail);
        VBox.setVgrow(detail, Priority.ALWAYS);
        getItems().setAll(list, below);
        setDividerPositions(TABLE_SHARE);
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> showDetail());
        special.setOnAction(_ -> fill());
        raw.setOnAction(_ -> showDetail());
        model.foreseenProperty().subscribe(_ -> fill());
    }

    private static void box(CheckBox box, String id, String text) {
        box.setId(id);
        box.setText(text);
        box.getStyleClass().add("facts");
    }

    private static HBox bar(CheckBox box) {
        HBox bar = new HBox(box);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("backup-bar", "line-below");
        return bar;
    }

    private void addColumns() {
        TableColumn<ComponentRow, ComponentRow> name =
                column("name", NAME_WIDTH, (cell, row) -> cell.name(row.component().fullPath()));
        table.getColumns()
                .setAll(
                        List.of(
                                column(
                                        "writer",
                                        WRITER_WIDTH,
                                        (cell, row) -> cell.name(row.writer())),
                                name,
                                column(
                                        "differenced",
                                        COUNT_WIDTH,
                                        (cell, row) ->
                                                cell.name(Integer.toString(row.differenced()))),
                                column("findings", FINDINGS_WIDTH, Cell::worst)));
        double others = WRITER_WIDTH + COUNT_WIDTH + FINDINGS_WIDTH + SCROLL_BAR;
        table.widthProperty()
                .subscribe(
                        width ->
                                name.setPrefWidth(
                                        Math.max(NAME_WIDTH, width.doubleValue() - others)));
    }

    private TableColumn<ComponentRow, ComponentRow> column(
            String key, double width, BiConsumer<Cell, ComponentRow> fill) {
        TableColumn<ComponentRow, ComponentRow> column =
                new TableColumn<>(texts.get("components." + key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new Cell(fill));
        return column;
    }

    private void fill() {
        Foreseen foreseen = model.foreseenProperty().get();
        if (foreseen == null) {
            table.getItems().clear();
            return;
        }
        Optional<VssComponent> before = chosen().map(ComponentRow::component);
        List<ComponentRow> rows =
                ComponentRow.of(foreseen.forecast().set(), foreseen.byEntry()).stream()
                        .filter(row -> !special.isSelected() || row.isSpecial())
                        .toList();
        table.getItems().setAll(rows);
        rows.stream()
                .filter(row -> before.filter(same -> same == row.component()).isPresent())
                .findFirst()
                .or(() -> rows.stream().filter(ComponentRow::isSpecial).findFirst())
                .or(() -> rows.stream().findFirst())
                .ifPresent(table.getSelectionModel()::select);
        showDetail();
    }

    private Optional<ComponentRow> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void showDetail() {
        Foreseen foreseen = model.foreseenProperty().get();
        Optional<ComponentRow> row = chosen();
        if (foreseen == null || row.isEmpty()) {
            detail.getItems().clear();
            return;
        }
        detail.getItems()
                .setAll(
                        new ComponentLines(texts, foreseen.byEntry())
                                .of(row.get().component(), row.get().writer(), raw.isSelected()));
    }

    private final class Cell extends TableCell<ComponentRow, ComponentRow> {
        private final BiConsumer<Cell, ComponentRow> fill;
        private final NameLabel name = new NameLabel("facts");

        Cell(BiConsumer<Cell, ComponentRow> fill) {
            this.fill = fill;
            name.prefWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(ComponentRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            if (!empty && row != null) fill.accept(this, row);
        }

        private void name(String text) {
            setGraphic(name.show(Visible.text(text)));
        }

        private void worst(ComponentRow row) {
            if (row.worst().isEmpty()) return;
            FontIcon icon = Lines.icon(row.worst().get()).node(14);
            icon.getStyleClass().add(Lines.style(row.worst().get()));
            String words =
                    texts.get(
                            "components.worst",
                            texts.engine().name(row.worst().get()),
                            row.findings());
            Label label = new Label(words, icon);
            label.getStyleClass().add("facts");
            setGraphic(label);
        }
    }
}
