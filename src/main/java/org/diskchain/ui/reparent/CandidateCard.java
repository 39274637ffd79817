package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Candidate;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

/// A disk that could be the parent: name, path, why, and how far the evidence carries.
final class CandidateCard extends HBox {
    private static final int ICON = 16;

    private final RadioButton radio = new RadioButton();
    private final Runnable take;

    CandidateCard(Candidate candidate, EvidenceLines lines, Runnable take) {
        super(12);
        this.take = take;
        getStyleClass().add("candidate");
        NameLabel name = new NameLabel("body", "strong");
        name.show(FileNames.whole(candidate.disk()));
        NameLabel path = new NameLabel("caption", "muted");
        path.show(Visible.text(candidate.disk().toString()));
        Label why = new Label(lines.summary(candidate));
        why.getStyleClass().add("caption");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(2, name, path, why);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        String verdict = lines.verdict(candidate.verdict());
        getChildren().setAll(radio, words, verdict(candidate, verdict));
        radio.setAccessibleText(
                String.join(", ", name.whole(), verdict, why.getText(), path.whole()));
        radio.setOnAction(_ -> take.run());
        setOnMouseClicked(_ -> take.run());
    }

    private static Node verdict(Candidate candidate, String word) {
        Icons icon = EvidenceLines.icon(candidate.verdict());
        String style = EvidenceLines.style(candidate.verdict());
        Node picture = icon.node(ICON);
        picture.getStyleClass().add(style);
        Label label = new Label(word, picture);
        label.getStyleClass().addAll("facts", "strong", style);
        label.setMinWidth(USE_PREF_SIZE);
        label.setAlignment(Pos.TOP_RIGHT);
        return label;
    }

    void setChosen(boolean chosen) {
        radio.setSelected(chosen);
        if (chosen) getStyleClass().add("chosen");
    }

    boolean isChosen() {
        return radio.isSelected();
    }

    boolean hasFocus() {
        return radio.isFocused();
    }

    void focus() {
        radio.requestFocus();
    }

    void take() {
        radio.requestFocus();
        take.run();
    }
}
