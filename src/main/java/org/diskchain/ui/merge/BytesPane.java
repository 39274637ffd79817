package org.diskchain.ui.merge;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Space;
import org.diskchain.read.Measured;
import org.diskchain.ui.work.MergeTexts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much a merge copies and how much room it needs; says so while that is being found out, in
/// the same rows.
final class BytesPane extends VBox {
    private final MergeModel model;
    private final MergeTexts texts;
    private final HBox title;
    private final Label copied = value("bytes-copied");
    private final Label rescued = value("bytes-rescued");
    private final Label rescuing = quiet();
    private final Label after = value("bytes-target");
    private final Label before = quiet();
    private final HBox copiedRow;
    private final HBox rescuedRow;
    private final HBox targetRow;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label thisMerge = caption("accent-text");
    private final Label rest = caption("muted");
    private final HBox captions = new HBox(thisMerge, rest);
    private List<Space> space = List.of();
    private boolean low;

    BytesPane(MergeModel model, MergeTexts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("bytes");
        Label name = new Label(texts.get("bytes.title"));
        name.getStyleClass().add("section-title");
        title = row(name, new VerifyChoice(model, texts));
        copiedRow = row(named("bytes.copied"), copied);
        rescuedRow = row(rescuing, rescued);
        targetRow = row(named("bytes.target"), after, before);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("space-bar");
        thisMerge.setText(texts.get("bytes.this-merge"));
        captions.getStyleClass().add("bytes-captions");
        model.previewProperty().subscribe(this::show);
    }

    /// Whether there is little room from top to bottom.
    void setLow(boolean isLow) {
        low = isLow;
        model.preview().ifPresent(this::arrange);
    }

    private void show(MergePreview preview) {
        if (preview == null) return;
        int disks = preview.count(Effect.Kind.RESCUED);
        rescuing.setText(texts.get("bytes.rescued", disks));
        preview.amounts()
                .ifPresentOrElse(amounts -> known(preview, amounts), () -> unknown(words(preview)));
        arrange(preview);
    }

    private String words(MergePreview preview) {
        return texts.get(isMeasuring(preview) ? "bytes.measuring" : "bytes.unknown");
    }

    private static boolean isMeasuring(MergePreview preview) {
        return preview.answer() instanceof MergePreview.Answer.Measuring;
    }

    private void unknown(String words) {
        for (Label label : List.of(copied, rescued, after)) quietly(label, words);
        before.setText("");
    }

    private static void quietly(Label label, String words) {
        label.setText(words);
        label.getStyleClass().setAll("label", "facts", "muted");
    }

    private void known(MergePreview preview, Measured amounts) {
        for (Label label : List.of(copied, rescued, after)) {
            label.getStyleClass().setAll("label", "facts", "strong");
        }
        copied.setText(texts.size(amounts.mergedBytes()));
        rescued.setText(texts.size(preview.rescueBytes()));
        pair(
                after,
                before,
                "bytes.target.from",
                amounts.targetSizeAfter(),
                amounts.targetSizeNow());
    }

    /// Rows that are there whatever is known: only disks that can be rescued, and volumes, make
    /// them more.
    private void arrange(MergePreview preview) {
        Optional<Planned> told = preview.told().filter(_ -> preview.amounts().isPresent());
        told.ifPresent(planned -> space = planned.space());
        List<Node> rows = new ArrayList<>(List.of(title, copiedRow));
        boolean rescuable = !preview.effects().rescuable().isEmpty();
        if (rescuable) rows.add(rescuedRow);
        rows.add(targetRow);
        if (told.isEmpty() || space.isEmpty()) {
            rows.add(unknownSpace(words(preview)));
            full(0, false);
            rest.setText("");
        } else {
            for (Space volume : space) rows.add(spaceRow(volume, isMeasuring(preview)));
        }
        if (space.size() < 2) {
            told.filter(_ -> !space.isEmpty()).ifPresent(_ -> room(space.getFirst()));
            thisMerge.setVisible(told.isPresent());
            rows.add(bar);
            if (!low || !rescuable) rows.add(captions);
        }
        getChildren().setAll(rows);
    }

    private HBox unknownSpace(String words) {
        Label on = quiet();
        on.setText(
                space.isEmpty()
                        ? texts.get("bytes.space.unknown")
                        : texts.get("bytes.space", space.getFirst().volume()));
        Label needed = quiet();
        needed.setText(words);
        return row(on, needed);
    }

    private HBox spaceRow(Space volume, boolean measuring) {
        Label on = quiet();
        on.setText(texts.get("bytes.space", volume.volume()));
        Label needed = value("bytes-space");
        Label free = quiet();
        if (measuring) {
            quietly(needed, texts.get("bytes.measuring"));
            return row(on, needed);
        }
        if (volume.needed() > volume.free()) needed.getStyleClass().add("danger-text");
        pair(needed, free, "bytes.space.of", volume.needed(), volume.free());
        return row(on, needed, free);
    }

    private void room(Space volume) {
        long growth = volume.needed();
        long room = volume.free();
        boolean tight = growth > room;
        full(room <= 0 ? 1 : Math.min(1, (double) growth / room), tight);
        rest.getStyleClass().setAll("label", "caption", tight ? "danger-text" : "muted");
        rest.setText(
                tight
                        ? texts.get("bytes.short", texts.size(growth - room))
                        : texts.get("bytes.free-after", texts.size(room - growth)));
    }

    private void full(double share, boolean tight) {
        bar.setProgress(share);
        bar.getStyleClass().removeAll("over");
        if (tight) bar.getStyleClass().add("over");
    }

    /// The first size stands out, the rest of the phrase is quiet.
    private void pair(Label strong, Label quiet, String key, long first, long second) {
        strong.setText(texts.size(first));
        String phrase = texts.get(key, "", texts.size(second));
        quiet.setText(phrase.strip().startsWith(",") ? phrase.strip() : " " + phrase.strip());
    }

    private Label named(String key) {
        Label label = quiet();
        label.setText(texts.get(key));
        return label;
    }

    private static HBox row(Label name, Region... values) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        name.setMinWidth(0);
        HBox row = new HBox(name, spring);
        row.getChildren().addAll(values);
        for (Region value : values) value.setMinWidth(Region.USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bytes-row");
        return row;
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("facts", "strong");
        return label;
    }

    private static Label quiet() {
        Label label = new Label();
        label.getStyleClass().addAll("facts", "muted");
        return label;
    }

    private static Label caption(String styleClass) {
        Label label = new Label();
        label.getStyleClass().addAll("caption", styleClass);
        return label;
    }
}
