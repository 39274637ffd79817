package org.diskchain.ui.backup;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.WindowsPath;
import org.diskchain.report.Visible;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Every disk of the shown place with what the next backup does with it, and below the table all
/// that is known of the chosen one.
final class ForecastPane extends SplitPane {
    private static final double VERDICT_WIDTH = 224;
    private static final double LEAST = 120;
    private static final double NAME_SHARE = 0.28;
    private static final double SCROLL_BAR = 14;
    private static final double TABLE_SHARE = 0.55;

    private final BackupModel model;
    private final BackupTexts texts;
    private final TableView<DiskForecast> table = new TableView<>();
    private final DiskForecastView detail;

    /// @param showDisk brings a disk into view
    ForecastPane(BackupModel model, BackupTexts texts, Consumer<Path> showDisk) {
        this.model = model;
        this.texts = texts;
        this.detail = new DiskForecastView(texts);
        setOrientation(Orientation.VERTICAL);
        table.setId("forecast");
        table.setAccessibleText(texts.get("forecast.accessible"));
        table.setPlaceholder(Lines.wrapped(texts.get("forecast.nothing"), "facts", "muted"));
        addColumns();
        table.setRowFactory(_ -> row(showDisk));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    chosen().ifPresent(disk -> showDisk.accept(disk.disk()));
                    event.consume();
                });
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> showDetail());
        ScrollPane scrolled = new ScrollPane(detail);
        scrolled.setFitToWidth(true);
        getItems().setAll(table, scrolled);
        setDividerPositions(TABLE_SHARE);
        model.foreseenProperty().subscribe(this::fill);
    }

    private void addColumns() {
        TableColumn<DiskForecast, DiskForecast> verdict = column("verdict", VERDICT_WIDTH);
        verdict.setCellFactory(_ -> new VerdictCell());
        verdict.setComparator(Comparator.comparing(DiskForecast::verdict));
        TableColumn<DiskForecast, DiskForecast> disk = column("disk", LEAST);
        disk.setCellFactory(_ -> new NameCell(of -> of.disk().getFileName().toString()));
        disk.setComparator(Comparator.comparing(DiskForecast::disk));
        TableColumn<DiskForecast, DiskForecast> path = column("path", LEAST);
        path.setCellFactory(_ -> new NameCell(ForecastPane::path));
        path.setComparator(Comparator.comparing(ForecastPane::path));
        TableColumn<DiskForecast, DiskForecast> why = column("why", LEAST);
        why.setCellFactory(_ -> new WordsCell());
        why.setSortable(false);
        table.getColumns().setAll(List.of(verdict, disk, path, why));
        table.widthProperty()
                .subscribe(
                        width -> {
                            double rest = width.doubleValue() - VERDICT_WIDTH - SCROLL_BAR;
                            disk.setPrefWidth(Math.max(LEAST, rest * NAME_SHARE));
                            path.setPrefWidth(Math.max(LEAST, rest * NAME_SHARE));
                            why.setPrefWidth(Math.max(LEAST, rest * (1 - 2 * NAME_SHARE)));
                        });
    }

    private TableColumn<DiskForecast, DiskForecast> column(String key, double width) {
        TableColumn<DiskForecast, DiskForecast> column =
                new TableColumn<>(texts.get("forecast." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static String path(DiskForecast disk) {
        return disk.paths().stream().findFirst().map(WindowsPath::toString).orElse("");
    }

    private String why(DiskForecast disk) {
        return disk.reasons().isEmpty() ? "" : texts.engine().message(disk.reasons().getFirst());
    }

    private TableRow<DiskForecast> row(Consumer<Path> showDisk) {
        TableRow<DiskForecast> row = new TableRow<>();
        row.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getClickCount() == 2 && row.getItem() != null) {
                        showDisk.accept(row.getItem().disk());
                    }
                });
        row.itemProperty()
                .subscribe(
                        disk ->
                                row.setAccessibleText(
                                        disk == null
                                                ? null
                                                : texts.get(
                                                        "forecast.spoken",
                                                        disk.disk().getFileName(),
                                                        texts.engine().name(disk.verdict()),
                                                        why(disk))));
        return row;
    }

    private Optional<DiskForecast> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void fill(Foreseen foreseen) {
        Optional<Path> before = chosen().map(DiskForecast::disk);
        if (foreseen == null) {
            table.getItems().clear();
            return;
        }
        table.getItems().setAll(foreseen.forecast().disks().values());
        table.sort();
        before.flatMap(disk -> Optional.ofNullable(foreseen.forecast().disks().get(disk)))
                .ifPresentOrElse(
                        table.getSelectionModel()::select,
                        () -> table.getSelectionModel().selectFirst());
        showDetail();
    }

    private void showDetail() {
        Foreseen foreseen = model.foreseenProperty().get();
        Optional<DiskForecast> disk = chosen();
        if (foreseen == null || disk.isEmpty()) detail.getChildren().clear();
        else detail.show(disk.get(), foreseen);
    }

    private final class VerdictCell extends TableCell<DiskForecast, DiskForecast> {
        @Override
        protected void updateItem(DiskForecast disk, boolean empty) {
            super.updateItem(disk, empty);
            if (empty || disk == null) {
                setGraphic(null);
                return;
            }
            Label verdict = Lines.verdict(disk.verdict(), texts, "facts", "strong");
            setGraphic(verdict);
        }
    }

    /// The reason, shortened at its end; the whole of it is in the tooltip and below the table.
    private final class WordsCell extends TableCell<DiskForecast, DiskForecast> {
        @Override
        protected void updateItem(DiskForecast disk, boolean empty) {
            super.updateItem(disk, empty);
            setText(empty || disk == null ? null : why(disk));
            setTooltip(empty || disk == null ? null : new Tooltip(why(disk)));
        }
    }

    /// A name that is shortened in its middle.
    private static final class NameCell extends TableCell<DiskForecast, DiskForecast> {
        private final Function<DiskForecast, String> words;
        private final NameLabel name = new NameLabel("facts");

        NameCell(Function<DiskForecast, String> words) {
            this.words = words;
            name.prefWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(DiskForecast disk, boolean empty) {
            super.updateItem(disk, empty);
            setGraphic(empty || disk == null ? null : name.show(Visible.text(words.apply(disk))));
        }
    }
}
