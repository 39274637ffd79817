package org.diskchain.ui.result;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeResult.Verified;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.MergeTexts;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What was read back and found right, with its hash.
final class VerifiedBox extends VBox {
    private static final int ICON = 16;

    VerifiedBox(MergeResult result, Verified seen, MergeTexts texts, Consumer<String> copy) {
        setId("result-verified");
        getStyleClass().addAll("verified-box", "window-area");
        List<String> lines = texts.engine().verified(result);
        Node icon = Icons.VERIFIED.node(ICON);
        icon.getStyleClass().add("success-text");
        Label said = new Label(lines.getFirst(), icon);
        said.getStyleClass().addAll("facts", "strong");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(said, hash(seen, texts, copy));
        if (!seen.pastCache()) {
            Label cached = new Label(lines.getLast());
            cached.getStyleClass().addAll("caption", "muted", "verified-more");
            cached.setWrapText(true);
            cached.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(cached);
        }
    }

    private static Node hash(Verified seen, MergeTexts texts, Consumer<String> copy) {
        String of = seen.what().name().toLowerCase(Locale.ROOT);
        Label name = new Label(texts.get("result.verified.sha256." + of));
        name.getStyleClass().addAll("caption", "muted");
        Label digest = new Label(seen.sha256());
        digest.setId("result-sha256");
        digest.getStyleClass().addAll("mono", "muted");
        digest.setWrapText(true);
        digest.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, digest);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button("", Icons.COPY.node(ICON - 2));
        button.setId("result-sha256-copy");
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.setTooltip(new Tooltip(texts.get("result.verified.copy")));
        button.setAccessibleText(texts.get("result.verified.copy"));
        button.setOnAction(_ -> copy.accept(seen.sha256()));
        HBox line = new HBox(8, words, button);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("verified-more");
        return line;
    }
}
