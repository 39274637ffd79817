package org.diskchain.ui.merge;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Planned;
import org.diskchain.read.Measured;
import org.diskchain.ui.work.MergeTexts;

/// How much a merge copies and how much room it needs; says so while that is being found out, in
/// the same rows.
final class BytesPane extends VBox {
    private final MergeTexts texts;
    private final Label copied = value("bytes-copied");
    private final Label after = value("bytes-target");
    private final Label before = quiet();
    private final Label spaceOn = quiet();
    private final Label needed = value("bytes-space");
    private final Label free = quiet();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label thisMerge = caption("accent-text");
    private final Label rest = caption("muted");

    BytesPane(MergeModel model, MergeTexts texts) {
        this.texts = texts;
        getStyleClass().add("bytes");
        Label title = new Label(texts.get("bytes.title"));
        title.getStyleClass().add("section-title");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("space-bar");
        thisMerge.setText(texts.get("bytes.this-merge"));
        HBox captions = new HBox(thisMerge, rest);
        captions.getStyleClass().add("bytes-captions");
        getChildren()
                .setAll(
                        title,
                        row(named("bytes.copied"), copied),
                        row(named("bytes.target"), after, before),
                        row(spaceOn, needed, free),
                        bar,
                        captions);
        model.previewProperty().subscribe(this::show);
    }

    private void show(MergePreview preview) {
        if (preview == null) return;
        preview.planned()
                .filter(PreviewLines::isMeasured)
                .ifPresentOrElse(
                        this::known,
                        () -> unknown(preview.answer() instanceof MergePreview.Answer.Measuring));
    }

    private void unknown(boolean measuring) {
        String words = texts.get(measuring ? "bytes.measuring" : "bytes.unknown");
        for (Label label : new Label[] {copied, after, needed}) quietly(label, words);
        before.setText("");
        free.setText("");
        if (spaceOn.getText().isEmpty()) spaceOn.setText(texts.get("bytes.space.unknown"));
        bar.setProgress(0);
        thisMerge.setVisible(false);
        rest.setText("");
    }

    private static void quietly(Label label, String words) {
        label.setText(words);
        label.getStyleClass().setAll("label", "facts", "muted");
    }

    private void known(Planned planned) {
        Measured amounts = planned.amounts();
        copied.getStyleClass().setAll("label", "facts", "strong");
        after.getStyleClass().setAll("label", "facts", "strong");
        copied.setText(texts.size(amounts.mergedBytes()));
        pair(
                after,
                before,
                "bytes.target.from",
                amounts.targetSizeAfter(),
                amounts.targetSizeNow());
        spaceOn.setText(texts.get("bytes.space", planned.space().getFirst().volume()));
        space(planned.space().getFirst().needed(), planned.space().getFirst().free());
    }

    private void space(long growth, long room) {
        boolean tight = growth > room;
        needed.getStyleClass().setAll("label", "facts", "strong");
        if (tight) needed.getStyleClass().add("danger-text");
        pair(needed, free, "bytes.space.of", growth, room);
        bar.setProgress(room <= 0 ? 1 : Math.min(1, (double) growth / room));
        bar.getStyleClass().removeAll("over");
        if (tight) bar.getStyleClass().add("over");
        thisMerge.setVisible(true);
        rest.getStyleClass().setAll("label", "caption", tight ? "danger-text" : "muted");
        rest.setText(
                tight
                        ? texts.get("bytes.short", texts.size(growth - room))
                        : texts.get("bytes.free-after", texts.size(room - growth)));
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

    private static HBox row(Label name, Label... values) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        name.setMinWidth(0);
        HBox row = new HBox(name, spring);
        row.getChildren().addAll(values);
        for (Label value : values) value.setMinWidth(Region.USE_PREF_SIZE);
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
