package org.diskchain.ui.backup;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.diskchain.backup.MergeImpact;
import org.diskchain.ui.theme.Icons;

/// The effects of a merge, and with them what it does to the next backup: a line above the table,
/// and the card beside it where there is room, else in its place when asked for. Without backup
/// documents there is only the table.
final class CardFrame extends BorderPane {
    /// From which width there is room for both.
    private static final double BESIDE_FROM = 1080;

    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

    private final Region table;
    private final BackupTexts texts;
    private final BackupCard card;
    private final HBox line;
    private final Label summary = new Label();
    private final Label concern = new Label();
    private final ToggleButton details = new ToggleButton();

    CardFrame(Region table, ImpactModel model, BackupTexts texts) {
        this.table = table;
        this.texts = texts;
        this.card = new BackupCard(texts);
        details.setText(texts.get("strip.details"));
        details.setId("backup-details");
        details.getStyleClass().add("small");
        details.setMinWidth(USE_PREF_SIZE);
        details.setOnAction(_ -> arrange());
        line = line();
        setCenter(table);
        widthProperty().map(width -> width.doubleValue() >= BESIDE_FROM).subscribe(_ -> arrange());
        model.impactProperty().subscribe(this::show);
    }

    private HBox line() {
        summary.setId("backup-summary");
        summary.getStyleClass().addAll("facts", "strong");
        summary.setGraphic(Icons.BACKUP.node(15));
        concern.setId("backup-concern");
        FlowPane words = new FlowPane(12, 2, summary, concern);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, words, details);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("backup-strip", "line-below");
        return row;
    }

    private void show(MergeImpact impact) {
        if (impact == null) {
            setTop(null);
            setRight(null);
            setCenter(table);
            return;
        }
        summary.setText(
                texts.get(
                        "strip.summary",
                        texts.engine().name(impact.before().inputs().next()),
                        texts.engine().range(impact.bytesBefore()),
                        texts.engine().range(impact.bytesAfter())));
        summary.setTooltip(
                new Tooltip(
                        texts.engine().summary(impact)
                                + "\n"
                                + texts.engine().label(impact.before())));
        ImpactLines.first(impact).ifPresentOrElse(this::warn, () -> concern.setText(""));
        card.show(impact);
        setTop(line);
        arrange();
    }

    private void warn(ImpactLines.Line worst) {
        concern.setText(worst.words(texts));
        concern.setTooltip(new Tooltip(texts.engine().message(worst.concern())));
        concern.setGraphic(worst.icon().node(15));
        concern.getGraphic().getStyleClass().add(worst.style());
        concern.getStyleClass().setAll("label", "facts", worst.style());
    }

    private void arrange() {
        if (getTop() == null) return;
        boolean beside = getWidth() >= BESIDE_FROM;
        details.setVisible(!beside);
        details.setManaged(!beside);
        card.pseudoClassStateChanged(BESIDE, beside);
        setRight(null);
        setCenter(null);
        if (beside) {
            setCenter(table);
            setRight(card);
        } else {
            setCenter(details.isSelected() ? card : table);
        }
    }
}
