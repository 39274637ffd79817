package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.nio.file.Path;
import java.util.Optional;

/// The keyboard in the picture: arrows walk from disk to disk, as the trees grow.
final class PictureKeys {
    private final TreePicture picture;

    PictureKeys(TreePicture picture) {
        this.picture = picture;
        picture.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        if (acts(event.getCode())) event.consume();
    }

    private boolean acts(KeyCode key) {
        Optional<Path> at = Optional.ofNullable(picture.focusedDiskProperty().get());
        return switch (key) {
            case LEFT, RIGHT, UP, DOWN, HOME, END -> {
                Walk walk = picture.walk();
                at.map(disk -> next(walk, disk, turned(key)))
                        .orElseGet(walk::first)
                        .ifPresent(picture::walkTo);
                yield true;
            }
            case ENTER -> {
                at.ifPresent(disk -> picture.onOpenProperty().get().accept(disk));
                yield at.isPresent();
            }
            case CONTEXT_MENU -> {
                at.ifPresent(this::openMenu);
                yield at.isPresent();
            }
            default -> false;
        };
    }

    private static Optional<Path> next(Walk walk, Path disk, KeyCode key) {
        return switch (key) {
            case LEFT -> walk.parent(disk);
            case RIGHT -> walk.firstChild(disk);
            case UP -> walk.above(disk);
            case DOWN -> walk.below(disk);
            case HOME -> Optional.of(walk.base(disk));
            default -> Optional.of(walk.end(disk));
        };
    }

    /// In top-down the arrows are turned with the trees.
    private KeyCode turned(KeyCode key) {
        if (picture.orientationProperty().get() == Orientation.LEFT_TO_RIGHT) return key;
        return switch (key) {
            case UP -> KeyCode.LEFT;
            case DOWN -> KeyCode.RIGHT;
            case LEFT -> KeyCode.UP;
            case RIGHT -> KeyCode.DOWN;
            default -> key;
        };
    }

    private void openMenu(Path disk) {
        Rectangle2D view = picture.viewport().view();
        picture.viewport()
                .geometry()
                .box(disk)
                .map(box -> new Point2D(box.getMinX() + 16, box.getMaxY()))
                .map(at -> at.subtract(view.getMinX(), view.getMinY()))
                .map(picture::localToScreen)
                .ifPresent(at -> picture.onMenuProperty().get().accept(disk, at));
    }
}
