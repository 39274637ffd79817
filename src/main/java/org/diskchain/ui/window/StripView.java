package org.diskchain.ui.window;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.diskchain.ui.Texts;
import org.diskchain.ui.places.OpenPlace;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.ScanState;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.window.StripModel.Counts;
import org.diskchain.ui.window.StripModel.Mode;

import java.util.List;

/// The strip above the picture: where we are, how much is there, what is shown of it, and how
/// large. Where room is short, words go before buttons.
final class StripView extends Region {
    private static final double EDGE = 12;
    private static final double BETWEEN = 16;

    private final StripModel model;
    private final PlacesModel places;
    private final Texts texts;
    private final Crumbs crumbs = new Crumbs();
    private final Label counts = new Label();
    private final Button stop;
    private final HBox scanning;
    private final ToggleButton all = new ToggleButton();
    private final ToggleButton problems = new ToggleButton();
    private final ToggleButton inUse = new ToggleButton();
    private final Button orphans = new Button(null, Icons.RECONNECT.node(14));
    private final HBox reconnect = new HBox(orphans);
    private final HBox filter;
    private final HBox mode;
    private final HBox zoom;

    /// What the strip leaves out, in the order in which things give way.
    private enum Room {
        ALL,
        NO_STORED,
        NO_COUNTS,
        ICONS,
        SHORT_PATH
    }

    /// @param reconnects opens the wizard for orphans
    StripView(
            StripModel model, PlacesModel places, Zoom picture, Texts texts, Runnable reconnects) {
        this.model = model;
        this.places = places;
        this.texts = texts;
        getStyleClass().addAll("strip", "surface", "line-below");
        counts.setId("counts");
        counts.getStyleClass().addAll("facts", "muted");
        stop = new Button(texts.get("scan.stop"));
        stop.setId("stop-scan");
        stop.getStyleClass().addAll("small", "flat");
        stop.setOnAction(_ -> places.currentProperty().get().stopScan());
        scanning = new HBox(8, counts, stop);
        scanning.setAlignment(Pos.CENTER_LEFT);
        orphans.setId("strip-orphans");
        orphans.getStyleClass().add("small");
        orphans.setOnAction(_ -> reconnects.run());
        orphans.setMinWidth(USE_PREF_SIZE);
        model.countsProperty().subscribe(this::warn);
        reconnect.setAlignment(Pos.CENTER);
        filter = filter();
        mode = mode();
        zoom = zoom(picture);
        zoom.disableProperty().bind(model.modeProperty().isEqualTo(Mode.TABLE));
        ObservableValue<Boolean> someDisks = model.countsProperty().map(now -> now.disks() > 0);
        List.of(filter, mode, zoom).forEach(group -> group.visibleProperty().bind(someDisks));
        getChildren().setAll(crumbs, scanning, reconnect, filter, mode, zoom);
        InvalidationListener anew = _ -> requestLayout();
        model.countsProperty().addListener(anew);
        places.currentProperty()
                .subscribe(
                        place -> {
                            if (place != null) crumbs.show(place.path());
                            requestLayout();
                        });
        places.currentProperty().flatMap(OpenPlace::stateProperty).subscribe(_ -> requestLayout());
    }

    private HBox filter() {
        ToggleGroup group = new ToggleGroup();
        choice(all, "filter-all", model.filterProperty(), Filter.ALL, group);
        choice(problems, "filter-problems", model.filterProperty(), Filter.PROBLEMS, group);
        choice(inUse, "filter-in-use", model.filterProperty(), Filter.IN_USE, group);
        return pills(List.of(all, problems, inUse));
    }

    private HBox mode() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton picture = new ToggleButton(texts.get("strip.picture"), Icons.PICTURE.node(14));
        ToggleButton table = new ToggleButton(texts.get("strip.table"), Icons.TABLE.node(14));
        choice(picture, "mode-picture", model.modeProperty(), Mode.PICTURE, group);
        choice(table, "mode-table", model.modeProperty(), Mode.TABLE, group);
        return pills(List.of(picture, table));
    }

    private static <T> void choice(
            ToggleButton button, String id, ObjectProperty<T> of, T value, ToggleGroup group) {
        button.setId(id);
        button.setToggleGroup(group);
        of.subscribe(now -> button.setSelected(now == value));
        button.setOnAction(
                _ -> {
                    of.set(value);
                    button.setSelected(true);
                });
    }

    private HBox zoom(Zoom picture) {
        Button out = small("zoom-out", Icons.ZOOM_OUT, picture::out);
        Button level = new Button();
        level.setId("zoom-100");
        level.setTooltip(new Tooltip(texts.get("strip.zoom-100")));
        level.setOnAction(_ -> picture.whole());
        level.textProperty()
                .bind(picture.level().map(now -> texts.get("strip.level", now.doubleValue())));
        level.setMinWidth(48);
        Button in = small("zoom-in", Icons.ZOOM_IN, picture::in);
        Button fit = small("zoom-fit", Icons.FIT, picture::fit);
        return pills(List.of(out, level, in, fit));
    }

    private Button small(String id, Icons icon, Runnable act) {
        Button button = new Button(null, icon.node(14));
        button.setId(id);
        button.setTooltip(new Tooltip(texts.get("strip." + id)));
        button.setAccessibleText(texts.get("strip." + id));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static HBox pills(List<? extends Node> buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i)
                    .getStyleClass()
                    .add(
                            i == 0
                                    ? "left-pill"
                                    : i == buttons.size() - 1 ? "right-pill" : "center-pill");
        }
        HBox row = new HBox();
        row.getChildren().setAll(buttons);
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("pills");
        return row;
    }

    @Override
    protected void layoutChildren() {
        for (Room room : Room.values()) {
            say(room);
            if (needed() <= getWidth()) break;
        }
        double right = getWidth() - EDGE;
        for (HBox group : List.of(zoom, mode, filter, reconnect)) {
            if (!group.isManaged()) continue;
            double width = group.prefWidth(-1);
            right -= width;
            middle(group, right, width);
            right -= BETWEEN;
        }
        double left = EDGE;
        double beside = scanning.isVisible() ? scanning.prefWidth(-1) + BETWEEN : 0;
        double crumbsWidth = Math.max(0, Math.min(crumbs.prefWidth(-1), right - left - beside));
        middle(crumbs, left, crumbsWidth);
        if (scanning.isVisible()) {
            middle(scanning, left + crumbsWidth + BETWEEN, scanning.prefWidth(-1));
        }
    }

    private double needed() {
        double width = 2 * EDGE + crumbs.prefWidth(-1) + BETWEEN;
        if (scanning.isVisible()) width += scanning.prefWidth(-1) + BETWEEN;
        if (reconnect.isManaged()) width += reconnect.prefWidth(-1) + BETWEEN;
        return width + filter.prefWidth(-1) + mode.prefWidth(-1) + zoom.prefWidth(-1) + 2 * BETWEEN;
    }

    private void middle(Region node, double x, double width) {
        double height = node.prefHeight(-1);
        node.resizeRelocate(
                Math.rint(x), Math.rint((getHeight() - 1 - height) / 2), Math.ceil(width), height);
    }

    private void say(Room room) {
        OpenPlace place = places.currentProperty().get();
        Counts now = model.countsProperty().get();
        boolean icons = room.compareTo(Room.ICONS) >= 0;
        crumbs.setShortened(room == Room.SHORT_PATH);
        boolean isScanning =
                place != null && place.stateProperty().get() instanceof ScanState.Scanning;
        scanning.setVisible(isScanning || room.compareTo(Room.NO_COUNTS) < 0);
        stop.setVisible(isScanning);
        stop.setManaged(isScanning);
        counts.setText(isScanning ? scanWords(place, stop) : countWords(now, room));
        orphanWords(now, icons);
        filterWords(all, "all", null, icons, 0);
        filterWords(problems, "problems", Icons.WARNING, icons, now.problems());
        filterWords(inUse, "in-use", Icons.IN_USE, icons, now.inUse());
    }

    /// Not while the strip is laid out: a style that changes then is not seen.
    private void warn(Counts now) {
        orphans.getStyleClass().removeAll("warned");
        if (now.orphans() > 0) orphans.getStyleClass().add("warned");
    }

    private String scanWords(OpenPlace place, Button stop) {
        ScanState.Scanning state = (ScanState.Scanning) place.stateProperty().get();
        stop.setDisable(state.stopping());
        return state.stopping()
                ? texts.get("scan.stopping")
                : texts.get("scan.running", state.files());
    }

    private String countWords(Counts now, Room room) {
        if (now.disks() == 0) return "";
        String words = texts.get("strip.counts", now.disks(), now.trees());
        return room == Room.ALL
                ? texts.get("strip.counts.stored", words, texts.size(now.stored()))
                : words;
    }

    /// Disks that cannot be read come first; links that work by a detour are offered without alarm.
    private void orphanWords(Counts now, boolean icon) {
        boolean broken = now.orphans() > 0;
        int found = broken ? now.orphans() : now.detours();
        reconnect.setManaged(found > 0);
        reconnect.setVisible(found > 0);
        String words = texts.get(broken ? "strip.orphans" : "strip.detours", found);
        orphans.setText(icon ? Integer.toString(found) : words);
        orphans.setAccessibleText(words);
        orphans.setTooltip(icon ? new Tooltip(words) : null);
    }

    private void filterWords(ToggleButton button, String key, Icons icon, boolean icons, int n) {
        String words = texts.get("filter." + key, n);
        boolean small = icons && icon != null;
        String text = small ? Integer.toString(n) : words;
        if (text.equals(button.getText())) return;
        button.setText(text);
        button.setGraphic(small ? icon.node(14) : null);
        button.setAccessibleText(words);
        button.setTooltip(small ? new Tooltip(words) : null);
    }
}
