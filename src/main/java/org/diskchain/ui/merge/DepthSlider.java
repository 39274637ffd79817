package org.diskchain.ui.merge;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

import org.diskchain.ui.theme.Fonts;
import org.diskchain.ui.theme.Ruler;
import org.diskchain.ui.theme.ShortText;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;

import java.util.ArrayList;
import java.util.List;

/// The depth of a merge as a track from the picked disk to the base: a dot for each disk, names
/// where they have room, the knob at the target.
final class DepthSlider extends Region {
    private static final double INSET = 38;
    private static final double TRACK_Y = 10;
    private static final double TRACK = 4;
    private static final double REST = 2;
    private static final double DOT = 8;
    private static final double KNOB = 18;
    private static final double NAME_Y = 22;
    private static final double PLACE_Y = 37;
    private static final double LINE = 14;
    private static final double HEIGHT = 52;
    private static final double CLOSEST_DOTS = 11;
    private static final double FONT = 11;

    private final MergeModel model;
    private final MergeTexts texts;
    private final Ruler ruler = new Ruler(Font.font(Fonts.MEDIUM, FONT));
    private final Region rest = shape("depth-rest");
    private final Region chosen = shape("depth-chosen");
    private final Region knob = shape("depth-knob");
    private List<String> names = List.of();
    private int depth = 1;

    DepthSlider(MergeModel model, MergeTexts texts) {
        this.model = model;
        this.texts = texts;
        setId("depth");
        getStyleClass().add("depth-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(this::mouse);
        setOnMouseDragged(this::mouse);
        widthProperty().subscribe(this::build);
        model.previewProperty().subscribe(this::show);
    }

    private void show(MergePreview preview) {
        if (preview == null) return;
        ShortNames shortNames = new ShortNames(preview.chain());
        names = preview.chain().stream().map(disk -> shortNames.of(disk.path())).toList();
        depth = preview.depth();
        setAccessibleText(
                texts.get(
                        "depth.spoken",
                        depth,
                        preview.ancestors(),
                        FileNames.whole(preview.target().path())));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        build();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, DOWN -> model.less();
            case RIGHT, UP -> model.more();
            case HOME -> model.setDepth(1);
            case END -> model.setDepth(names.size() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mouse(MouseEvent event) {
        requestFocus();
        double pitch = (getWidth() - 2 * INSET) / (names.size() - 1);
        model.setDepth((int) Math.max(1, Math.round((event.getX() - INSET) / pitch)));
        event.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {}

    private void build() {
        getChildren().setAll(rest, chosen);
        if (names.size() < 2 || getWidth() <= 2 * INSET) return;
        double end = at(names.size() - 1);
        rest.resizeRelocate(INSET, TRACK_Y - REST / 2, end - INSET, REST);
        chosen.resizeRelocate(INSET, TRACK_Y - TRACK / 2, at(depth) - INSET, TRACK);
        if (at(1) - at(0) >= CLOSEST_DOTS) {
            for (int stop = 0; stop < names.size(); stop++) dot(stop);
        } else {
            dot(0);
            dot(names.size() - 1);
        }
        getChildren().add(knob);
        knob.resizeRelocate(at(depth) - KNOB / 2, TRACK_Y - KNOB / 2, KNOB, KNOB);
        labels();
    }

    private double at(int stop) {
        return Math.rint(DepthLabels.at(stop, names.size(), getWidth(), INSET));
    }

    private void dot(int stop) {
        Region dot = shape(stop < depth ? "depth-passed" : "depth-ahead");
        dot.resizeRelocate(at(stop) - DOT / 2, TRACK_Y - DOT / 2, DOT, DOT);
        getChildren().add(dot);
    }

    private void labels() {
        double longest = DepthLabels.longest(names.size(), getWidth(), INSET);
        List<String> shown = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        for (int stop = 0; stop < names.size(); stop++) {
            String name = ShortText.middle(names.get(stop), longest, ruler::width);
            shown.add(name);
            double both = Math.max(ruler.width(name), ruler.width(place(stop)));
            widths.add(Math.ceil(both) + 2);
        }
        for (DepthLabels.Label label : DepthLabels.place(widths, depth, getWidth(), INSET)) {
            boolean target = label.stop() == depth;
            Label name = label("depth-name", shown.get(label.stop()), target);
            if (!shown.get(label.stop()).equals(names.get(label.stop()))) {
                name.setTooltip(new Tooltip(names.get(label.stop())));
            }
            name.resizeRelocate(label.x(), NAME_Y, label.width(), LINE);
            Label place = label("depth-place", place(label.stop()), target);
            place.resizeRelocate(label.x(), PLACE_Y, label.width(), LINE);
            getChildren().addAll(name, place);
        }
    }

    private String place(int stop) {
        if (stop == 0) return texts.get("depth.picked");
        return stop == depth ? texts.get("depth.target", stop) : texts.get("count", stop);
    }

    private static Label label(String styleClass, String text, boolean target) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        if (target) label.getStyleClass().add("target");
        return label;
    }

    private static Region shape(String styleClass) {
        Region shape = new Region();
        shape.setMouseTransparent(true);
        shape.getStyleClass().add(styleClass);
        return shape;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) depth;
            case MIN_VALUE -> 1.0;
            case MAX_VALUE -> (double) Math.max(1, names.size() - 1);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> model.more();
            case DECREMENT -> model.less();
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
