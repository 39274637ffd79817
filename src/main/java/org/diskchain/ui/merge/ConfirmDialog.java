package org.diskchain.ui.merge;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.dialog.Question;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.NameLabel;
import org.diskchain.ui.work.TreeOrder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks once more before a merge begins, and names every disk that becomes invalid or loses its
/// parent. Enter never begins a merge that invalidates.
final class ConfirmDialog {
    private static final double ROW = 28;
    private static final double LEAST = 84;

    private final MergePreview preview;
    private final MergeTexts texts;
    private final List<String> beforehand;

    /// @param beforehand what else is to be said
    ConfirmDialog(MergePreview preview, MergeTexts texts, List<String> beforehand) {
        this.preview = preview;
        this.texts = texts;
        this.beforehand = List.copyOf(beforehand);
    }

    /// A head of a group, or a disk with what is said of it.
    private record Row(Kind kind, String text, String more) {
        boolean isHead() {
            return kind == Kind.UNTOUCHED;
        }
    }

    Question question(Runnable cancel, Runnable merge) {
        int invalid = preview.count(Kind.INVALIDATED);
        Button back = new Button(texts.get("confirm.cancel"));
        back.setId("confirm-cancel");
        back.setOnAction(_ -> cancel.run());
        Button act =
                new Button(
                        invalid > 0
                                ? texts.get("confirm.invalidate", invalid)
                                : texts.get("confirm.merge", preview.depth()));
        act.setId("confirm-merge");
        act.getStyleClass().add(invalid > 0 ? "danger" : "primary");
        act.setOnAction(_ -> merge.run());
        String title =
                texts.get(
                        "confirm.title", preview.depth(), FileNames.whole(preview.target().path()));
        return new Question(title, texts.get("confirm.undone"), list(), back, act, invalid == 0);
    }

    private Region list() {
        ListView<Row> list = new ListView<>();
        list.setId("confirm-disks");
        list.getStyleClass().add("confirm-disks");
        list.setFocusTraversable(false);
        list.getItems().setAll(rows());
        list.setCellFactory(_ -> new Cell());
        list.setPrefHeight(rows().size() * ROW);
        list.setMinHeight(Math.min(LEAST, rows().size() * ROW));
        return list;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Path> invalid =
                TreeOrder.of(preview.forest(), preview.effects().disks(Kind.INVALIDATED));
        if (invalid.isEmpty()) rows.add(head(texts.get("confirm.no-loss")));
        else rows.add(head(texts.get("confirm.invalid", invalid.size())));
        for (Path disk : invalid) {
            long own = preview.forest().disk(disk).map(DiskNode::ownedBytes).orElse(0L);
            rows.add(row(Kind.INVALIDATED, disk, texts.get("confirm.own", texts.size(own))));
        }
        List<Path> orphans = preview.effects().disks(Kind.ORPHANED);
        if (!orphans.isEmpty()) rows.add(head(texts.get("confirm.reconnect", orphans.size())));
        for (Path disk : orphans) {
            int follow = preview.forest().descendants(disk).size();
            rows.add(
                    row(
                            Kind.ORPHANED,
                            disk,
                            follow == 0 ? "" : texts.get("confirm.follow", follow)));
        }
        rows.addAll(rescued());
        beforehand.forEach(said -> rows.add(head(said)));
        return rows;
    }

    private List<Row> rescued() {
        List<Path> disks = TreeOrder.of(preview.forest(), preview.effects().disks(Kind.RESCUED));
        List<Row> rows = new ArrayList<>();
        if (!disks.isEmpty()) rows.add(head(texts.get("confirm.rescued", disks.size())));
        for (Path disk : disks) {
            String price =
                    preview.amounts()
                            .flatMap(amounts -> amounts.rescue(disk))
                            .map(rescue -> texts.size(rescue.bytes()))
                            .map(size -> texts.get("confirm.rescue", size))
                            .orElse("");
            rows.add(row(Kind.RESCUED, disk, price));
        }
        return rows;
    }

    private static Row head(String text) {
        return new Row(Kind.UNTOUCHED, text, "");
    }

    private static Row row(Kind kind, Path disk, String more) {
        return new Row(kind, FileNames.whole(disk), more);
    }

    private static final class Cell extends ListCell<Row> {
        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : node(row));
        }

        private static Node node(Row row) {
            if (row.isHead()) {
                Label head = new Label(row.text());
                head.getStyleClass().add("section-title");
                return head;
            }
            Node icon = Icons.of(row.kind()).node(15);
            icon.getStyleClass().add(FateRow.styleClass(row.kind()));
            NameLabel name = new NameLabel("facts", "strong").show(row.text());
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            Label more = new Label(row.more());
            more.getStyleClass().addAll("facts", "muted");
            more.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(8, icon, name, spring, more);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
