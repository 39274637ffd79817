package org.diskchain.ui.merge;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Verify;
import org.diskchain.ui.work.MergeTexts;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What of the target is read back: a quiet menu that says what is chosen. A merge that was begun
/// keeps what was chosen then.
final class VerifyChoice extends MenuButton {
    private final MergeTexts texts;
    private final Map<Verify, RadioMenuItem> items = new EnumMap<>(Verify.class);

    VerifyChoice(MergeModel model, MergeTexts texts) {
        this.texts = texts;
        setId("verify");
        getStyleClass().addAll("flat", "small", "verify-choice");
        setTooltip(new Tooltip(texts.get("verify.hint")));
        ToggleGroup group = new ToggleGroup();
        for (Verify what : Verify.values()) {
            RadioMenuItem item = new RadioMenuItem(texts.get("verify.choose." + key(what)));
            item.setId("verify-" + key(what));
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.setVerify(what));
            items.put(what, item);
            getItems().add(item);
        }
        model.previewProperty().subscribe(this::chosen);
    }

    private void chosen(MergePreview preview) {
        if (preview == null) return;
        Verify what = preview.begun().map(Journal::verify).orElse(preview.verify());
        items.get(what).setSelected(true);
        setText(texts.get("verify.chosen." + key(what)));
        setDisable(preview.begun().isPresent());
        setAccessibleText(getText());
    }

    private static String key(Verify what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}
