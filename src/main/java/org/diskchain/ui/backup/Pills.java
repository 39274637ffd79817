package org.diskchain.ui.backup;

import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;

/// A row of toggles of which always one is chosen; the first to begin with.
final class Pills extends HBox {
    Pills(List<ToggleButton> choices) {
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(choices);
        for (int i = 0; i < choices.size(); i++) {
            String end = i == 0 ? "left" : i == choices.size() - 1 ? "right" : "center";
            choices.get(i).getStyleClass().add(end + "-pill");
        }
        choices.getFirst().setSelected(true);
        getChildren().setAll(choices);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("pills");
    }

    static ToggleButton choice(String id, String words, Runnable show) {
        ToggleButton button = new ToggleButton(words);
        button.setId(id);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    show.run();
                });
        return button;
    }
}
