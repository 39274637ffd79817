package org.diskchain.ui.tree;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

import org.diskchain.chain.DiskNode;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the picture can be told from outside: how it shows things, and whom it tells of what the
/// person does.
abstract sealed class PictureOptions extends Region permits TreePicture {
    private final DoubleProperty textScale = new SimpleDoubleProperty(1);
    private final ObjectProperty<Orientation> orientation =
            new SimpleObjectProperty<>(Orientation.LEFT_TO_RIGHT);
    private final ObjectProperty<Predicate<DiskNode>> filter =
            new SimpleObjectProperty<>(_ -> true);
    private final BooleanProperty reducedMotion =
            new SimpleBooleanProperty(Platform.getPreferences().isReducedMotion());
    private final ObjectProperty<Consumer<Path>> onDepth = new SimpleObjectProperty<>(_ -> {});
    private final ObjectProperty<BiConsumer<Path, Point2D>> onMenu =
            new SimpleObjectProperty<>((_, _) -> {});
    private final ObjectProperty<Consumer<Path>> onOpen = new SimpleObjectProperty<>(_ -> {});

    public ObjectProperty<Orientation> orientationProperty() {
        return orientation;
    }

    /// Disks that do not pass stay in the background.
    public ObjectProperty<Predicate<DiskNode>> filterProperty() {
        return filter;
    }

    /// The text size setting, 0.9 to 1.5; cards grow with it.
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    /// Whether the picture jumps instead of gliding; at first what the system asks for.
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// Told the ancestor that was clicked with Alt: merge into it.
    public ObjectProperty<Consumer<Path>> onDepthProperty() {
        return onDepth;
    }

    /// Told the disk whose menu is wanted, and where on the screen.
    public ObjectProperty<BiConsumer<Path, Point2D>> onMenuProperty() {
        return onMenu;
    }

    /// Told the disk on which Enter was pressed or that was clicked twice.
    public ObjectProperty<Consumer<Path>> onOpenProperty() {
        return onOpen;
    }
}
