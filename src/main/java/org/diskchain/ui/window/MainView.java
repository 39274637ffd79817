package org.diskchain.ui.window;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.Optional;
import java.util.stream.Stream;

/// The areas of the main window and nothing in them: each is a slot that holds a node or is empty.
/// Their measures are [WindowMeasures].
///
/// A page covers strip, centre, inspector and dock; the dock reaches from the places to the right
/// edge, and the inspector makes room for it.
public final class MainView extends Region {
    private static final double GRIP = 6;

    private final ObjectProperty<Node> header = slot("area-header");
    private final ObjectProperty<Node> places = slot("area-places");
    private final ObjectProperty<Node> strip = slot("area-strip");
    private final ObjectProperty<Node> centre = slot("area-centre");
    private final ObjectProperty<Node> inspector = slot("area-inspector");
    private final ObjectProperty<Node> dock = slot("area-dock");
    private final ObjectProperty<Node> page = slot("area-page");
    private final ObjectProperty<Node> status = slot("area-status");
    private final BooleanProperty inspectorWanted = changing(new SimpleBooleanProperty());
    private final BooleanProperty inspectorCalled = changing(new SimpleBooleanProperty());
    private final BooleanProperty stripWanted = changing(new SimpleBooleanProperty(true));
    private final BooleanProperty rail = new SimpleBooleanProperty();
    private final DoubleProperty ownDockHeight = new SimpleDoubleProperty();
    private final Region grip = new Region();

    public MainView() {
        getStyleClass().add("main-view");
        setMinSize(WindowMeasures.MIN_WIDTH, WindowMeasures.MIN_HEIGHT);
        ownDockHeight.addListener((_, _, _) -> requestLayout());
        grip.setCursor(Cursor.V_RESIZE);
        grip.setOnMouseDragged(e -> dragDock(sceneToLocal(e.getSceneX(), e.getSceneY()).getY()));
    }

    public ObjectProperty<Node> headerProperty() {
        return header;
    }

    public ObjectProperty<Node> placesProperty() {
        return places;
    }

    public ObjectProperty<Node> stripProperty() {
        return strip;
    }

    public ObjectProperty<Node> centreProperty() {
        return centre;
    }

    public ObjectProperty<Node> inspectorProperty() {
        return inspector;
    }

    /// The merge preview or Work; null where neither is open.
    public ObjectProperty<Node> dockProperty() {
        return dock;
    }

    /// A page in the picture's place, for instance the result of a merge; null while browsing.
    public ObjectProperty<Node> pageProperty() {
        return page;
    }

    public ObjectProperty<Node> statusProperty() {
        return status;
    }

    /// Whether there is something to inspect.
    public BooleanProperty inspectorWantedProperty() {
        return inspectorWanted;
    }

    /// Whether the person asked for the inspector; it matters where it would cover the picture.
    public BooleanProperty inspectorCalledProperty() {
        return inspectorCalled;
    }

    /// Whether the strip is there; without it the centre begins higher.
    public BooleanProperty stripWantedProperty() {
        return stripWanted;
    }

    /// Whether the places are a rail of icons.
    public BooleanProperty railProperty() {
        return rail;
    }

    /// The height that the person gave the dock, 0 where none.
    public DoubleProperty ownDockHeightProperty() {
        return ownDockHeight;
    }

    /// The measures of the present size.
    WindowMeasures measures() {
        return WindowMeasures.of(
                getWidth(),
                getHeight(),
                new WindowMeasures.Wanted(
                        inspectorWanted.get(),
                        inspectorCalled.get(),
                        dock.get() != null,
                        ownDockHeight.get()));
    }

    @Override
    protected void layoutChildren() {
        rail.set(WindowMeasures.isRail(getWidth()));
        WindowMeasures measures = measures();
        double width = getWidth();
        double top = WindowMeasures.HEADER;
        double bottom = getHeight() - WindowMeasures.STATUS;
        place(header, 0, 0, width, top);
        place(status, 0, bottom, width, WindowMeasures.STATUS);
        place(places, 0, top, measures.places(), bottom - top);
        place(page, measures.places(), top, width - measures.places(), bottom - top);
        layoutBrowsing(measures, top, bottom);
    }

    private void layoutBrowsing(WindowMeasures measures, double top, double bottom) {
        boolean hidden = page.get() != null;
        show(strip.get(), !hidden && stripWanted.get());
        show(centre.get(), !hidden);
        show(dock.get(), !hidden);
        show(grip, !hidden && dock.get() != null);
        show(inspector.get(), !hidden && measures.inspector() != WindowMeasures.Inspector.HIDDEN);
        double left = measures.places();
        double dockTop = bottom - measures.dock();
        double right = getWidth() - WindowMeasures.INSPECTOR;
        double wide =
                (measures.inspector() == WindowMeasures.Inspector.BESIDE ? right : getWidth())
                        - left;
        place(strip, left, top, wide, WindowMeasures.STRIP);
        double under = top + (stripWanted.get() ? WindowMeasures.STRIP : 0);
        place(centre, left, under, wide, dockTop - under);
        place(dock, left, dockTop, getWidth() - left, measures.dock());
        grip.resizeRelocate(left, dockTop - GRIP / 2, getWidth() - left, GRIP);
        place(inspector, right, top, WindowMeasures.INSPECTOR, bottom - top);
    }

    private void dragDock(double y) {
        double height = getHeight() - WindowMeasures.STATUS - y;
        ownDockHeight.set(Math.max(WindowMeasures.MIN_DOCK, height));
    }

    private static void place(ObjectProperty<Node> slot, double x, double y, double w, double h) {
        if (slot.get() != null) slot.get().resizeRelocate(x, y, w, h);
    }

    private static void show(Node node, boolean shown) {
        if (node != null) node.setVisible(shown);
    }

    private ObjectProperty<Node> slot(String styleClass) {
        ObjectProperty<Node> slot = new SimpleObjectProperty<>();
        slot.addListener(
                (_, before, now) -> {
                    if (before != null) before.getStyleClass().remove(styleClass);
                    if (now != null) now.getStyleClass().add(styleClass);
                    fill();
                });
        return slot;
    }

    /// In the order of painting: what slides over comes last.
    private void fill() {
        getChildren()
                .setAll(
                        Stream.concat(
                                        Stream.of(
                                                        header, places, strip, centre, dock,
                                                        inspector, page, status)
                                                .map(slot -> Optional.ofNullable(slot.get()))
                                                .flatMap(Optional::stream),
                                        Stream.of(grip))
                                .toList());
    }

    private BooleanProperty changing(BooleanProperty property) {
        property.addListener((_, _, _) -> requestLayout());
        return property;
    }
}
