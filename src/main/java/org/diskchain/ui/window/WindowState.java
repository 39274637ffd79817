package org.diskchain.ui.window;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.diskchain.ui.Memory;
import org.diskchain.ui.theme.Theme;

import java.util.Optional;

/// Keeps the window's place and size, the dock's height and the colours from one start to the next.
public final class WindowState {
    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;
    private static final double OF_SCREEN = 0.95;

    private final Memory memory;

    public WindowState(Memory memory) {
        this.memory = memory;
    }

    /// Brings the window to where it was, and keeps where it is when it closes.
    public void follow(Stage stage, MainView main, Theme theme) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(WindowMeasures.MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(WindowMeasures.MIN_HEIGHT, screen.getHeight()));
        stage.setWidth(number("width").orElse(fitting(FIRST_WIDTH, screen.getWidth())));
        stage.setHeight(number("height").orElse(fitting(FIRST_HEIGHT, screen.getHeight())));
        restorePosition(stage);
        stage.setMaximized(memory.get("window.maximized").map(Boolean::valueOf).orElse(false));
        number("dock").ifPresent(main.ownDockHeightProperty()::set);
        memory.get("window.look").flatMap(WindowState::look).ifPresent(theme.choiceProperty()::set);
        stage.setOnHidden(_ -> keep(stage, main, theme));
    }

    private static double fitting(double wanted, double screen) {
        return Math.min(wanted, Math.rint(screen * OF_SCREEN));
    }

    /// Only where the window's head would still be on a screen.
    private void restorePosition(Stage stage) {
        Optional<Double> x = number("x");
        Optional<Double> y = number("y");
        if (x.isEmpty() || y.isEmpty()) return;
        boolean seen =
                !Screen.getScreensForRectangle(
                                x.get(), y.get(), stage.getWidth(), WindowMeasures.HEADER)
                        .isEmpty();
        if (!seen) return;
        stage.setX(x.get());
        stage.setY(y.get());
    }

    private void keep(Stage stage, MainView main, Theme theme) {
        memory.put("window.maximized", Boolean.toString(stage.isMaximized()));
        if (!stage.isMaximized()) {
            put("width", stage.getWidth());
            put("height", stage.getHeight());
            put("x", stage.getX());
            put("y", stage.getY());
        }
        put("dock", main.ownDockHeightProperty().get());
        memory.put("window.look", theme.choiceProperty().get().name());
        memory.save();
    }

    private void put(String key, double value) {
        memory.put("window." + key, Double.toString(value));
    }

    private Optional<Double> number(String key) {
        try {
            return memory.get("window." + key).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Theme.Choice> look(String name) {
        try {
            return Optional.of(Theme.Choice.valueOf(name));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
