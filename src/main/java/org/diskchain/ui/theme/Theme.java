package org.diskchain.ui.theme;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Gives scenes their style sheets: the tokens of light or dark, the controls, the screen's own.
/// Follows the system until a person chooses. Used on the JavaFX thread only.
public final class Theme {
    /// What a person may choose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final String HIGH_CONTRAST = "Windows.SPI.HighContrast";

    private final Map<Scene, List<URL>> scenes = new WeakHashMap<>();
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final DoubleProperty textScale = new SimpleDoubleProperty(1);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper highContrast = new ReadOnlyBooleanWrapper();

    /// Loads the fonts, and follows the system's colours.
    public Theme() {
        Fonts.load();
        Platform.Preferences system = Platform.getPreferences();
        dark.bind(
                choice.flatMap(
                        chosen ->
                                system.colorSchemeProperty()
                                        .map(scheme -> isDark(chosen, scheme))));
        InvalidationListener changed = _ -> highContrast.set(asksForContrast());
        system.addListener(changed);
        highContrast.set(asksForContrast());
        dark.subscribe(() -> restyle());
        highContrast.subscribe(() -> restyle());
        textScale.subscribe(() -> restyle());
    }

    /// Styles a scene from now on, whatever is chosen later.
    ///
    /// @param sheets the screen's own, after the common ones
    public void style(Scene scene, URL... sheets) {
        scenes.put(scene, List.of(sheets));
        restyle(scene, List.of(sheets));
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// The size of text, 0.9 to 1.5; 1 is as designed.
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    private void restyle() {
        scenes.forEach(this::restyle);
    }

    private void restyle(Scene scene, List<URL> own) {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet(dark.get() ? "dark.css" : "light.css"));
        if (highContrast.get()) sheets.add(sheet("contrast.css"));
        sheets.add(Scaled.sheet(Theme.class.getResource("base.css"), textScale.get()));
        own.forEach(url -> sheets.add(Scaled.sheet(url, textScale.get())));
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Theme.class.getResource(name).toExternalForm();
    }

    private static boolean isDark(Choice chosen, ColorScheme system) {
        return switch (chosen) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> system == ColorScheme.DARK;
        };
    }

    private static boolean asksForContrast() {
        return Platform.getPreferences().getBoolean(HIGH_CONTRAST).orElse(false);
    }
}
