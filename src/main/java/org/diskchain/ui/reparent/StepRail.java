package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.diskchain.ui.theme.Icons;

import java.util.Locale;

/// Shows which of the wizard's pages is open, which are behind and which are to come.
final class StepRail extends HBox {
    private static final int CHECK = 12;

    private final ReparentTexts texts;

    StepRail(ReparentTexts texts) {
        this.texts = texts;
        getStyleClass().add("step-rail");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(Step now) {
        getChildren().clear();
        for (Step step : Step.values()) {
            if (step != Step.ORPHANS) getChildren().add(line());
            getChildren().add(station(step, now));
        }
        String name = texts.get(key(now));
        setAccessibleText(texts.get("step.spoken", now.ordinal() + 1, Step.values().length, name));
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("step-line");
        return line;
    }

    private Node station(Step step, Step now) {
        String state = step == now ? "now" : step.compareTo(now) < 0 ? "behind" : "ahead";
        StackPane mark = new StackPane(mark(step, now));
        mark.getStyleClass().addAll("step-mark", state);
        Label name = new Label(texts.get(key(step)));
        name.getStyleClass().addAll("facts", "step-name", state);
        HBox station = new HBox(8, mark, name);
        station.setAlignment(Pos.CENTER);
        return station;
    }

    private static Node mark(Step step, Step now) {
        if (step.compareTo(now) < 0) return Icons.CHECK.node(CHECK);
        Label number = new Label(Integer.toString(step.ordinal() + 1));
        number.getStyleClass().add("caption");
        return number;
    }

    private static String key(Step step) {
        return "step." + step.name().toLowerCase(Locale.ROOT);
    }
}
