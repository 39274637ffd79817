package org.diskchain.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import org.diskchain.testing.Fx;
import org.junit.jupiter.api.Test;

final class ThemeTest {
    private record Shown(Theme theme, Button button) {}

    @Test
    void switchesBetweenLightAndDark() {
        Shown shown = shown();
        Fx.run(() -> shown.theme().choiceProperty().set(Theme.Choice.LIGHT));
        assertEquals(Color.web("#1A1D23"), textFill(shown));
        Fx.run(() -> shown.theme().choiceProperty().set(Theme.Choice.DARK));
        assertEquals(Color.web("#E7E9EE"), textFill(shown));
    }

    @Test
    void growsControlsWithTheText() {
        Shown shown = shown();
        assertEquals(28, height(shown));
        Fx.run(() -> shown.theme().textScaleProperty().set(1.5));
        assertEquals(42, height(shown));
    }

    @Test
    void keepsLinesThinWhileTextGrows() {
        assertEquals(
                "-fx-font-size: 19.50px; -fx-border-width: 1.00px;",
                Scaled.scale("-fx-font-size: 13px; -fx-border-width: 1px;", 1.5));
    }

    @Test
    void usesTheFontsThatTravelAlong() {
        Shown shown = shown();
        height(shown);
        assertTrue(shown.button().getFont().getFamily().startsWith(Fonts.TEXT));
    }

    private static Shown shown() {
        return Fx.get(
                () -> {
                    Theme theme = new Theme();
                    Button button = new Button("Merge");
                    theme.style(new Scene(new StackPane(button), 200, 100));
                    return new Shown(theme, button);
                });
    }

    private static Color textFill(Shown shown) {
        height(shown);
        return (Color) shown.button().getTextFill();
    }

    private static double height(Shown shown) {
        return Fx.get(
                () -> {
                    shown.button().getScene().getRoot().applyCss();
                    shown.button().getScene().getRoot().layout();
                    return shown.button().getHeight();
                });
    }
}
