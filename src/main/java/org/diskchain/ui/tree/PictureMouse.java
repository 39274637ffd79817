package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.Optional;

/// The mouse in the picture: a click picks, a drag and the wheel move it, the wheel with Ctrl
/// zooms, Alt and a click on an ancestor say how deep to merge.
final class PictureMouse {
    private static final double DRAG_FROM = 4;
    private static final double ZOOM_PER_PIXEL = 1.0025;

    private final TreePicture picture;
    private Point2D pressedAt = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean dragged;

    PictureMouse(TreePicture picture) {
        this.picture = picture;
        picture.setOnMousePressed(this::pressed);
        picture.setOnMouseDragged(this::dragged);
        picture.setOnMouseClicked(this::clicked);
        picture.setOnMouseMoved(event -> picture.pointAt(cardAt(event)));
        picture.setOnMouseExited(_ -> picture.pointAt(Optional.empty()));
        picture.setOnScroll(this::scrolled);
        picture.setOnContextMenuRequested(this::menuWanted);
    }

    private void pressed(MouseEvent event) {
        picture.requestFocus();
        pressedAt = new Point2D(event.getX(), event.getY());
        last = pressedAt;
        dragged = false;
    }

    private void dragged(MouseEvent event) {
        Point2D now = new Point2D(event.getX(), event.getY());
        dragged |= now.distance(pressedAt) > DRAG_FROM;
        if (!dragged || event.isSecondaryButtonDown()) return;
        picture.pan(last.getX() - now.getX(), last.getY() - now.getY());
        last = now;
    }

    private void clicked(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) return;
        if (!(cardAt(event).orElse(null) instanceof Card.Present(var disk))) return;
        if (event.isAltDown()) {
            picture.onDepthProperty().get().accept(disk.path());
        } else if (event.getClickCount() == 2) {
            picture.onOpenProperty().get().accept(disk.path());
        } else {
            picture.pick(disk.path());
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double factor = Math.pow(ZOOM_PER_PIXEL, event.getDeltaY());
            double zoom = picture.viewport().zoom() * factor;
            picture.zoomAround(zoom, event.getX(), event.getY());
        } else {
            picture.pan(-event.getDeltaX(), -event.getDeltaY());
        }
        event.consume();
    }

    private void menuWanted(ContextMenuEvent event) {
        event.consume();
        if (event.isKeyboardTrigger()) return;
        if (cardAt(event.getX(), event.getY()).orElse(null) instanceof Card.Present(var disk)) {
            picture.pick(disk.path());
            Point2D at = new Point2D(event.getScreenX(), event.getScreenY());
            picture.onMenuProperty().get().accept(disk.path(), at);
        }
    }

    private Optional<Card> cardAt(MouseEvent event) {
        return cardAt(event.getX(), event.getY());
    }

    private Optional<Card> cardAt(double x, double y) {
        return picture.cardAt(x, y);
    }
}
