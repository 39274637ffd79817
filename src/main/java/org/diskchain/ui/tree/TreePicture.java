package org.diskchain.ui.tree;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The picture of the forest. It draws what the [ForestModel] holds, and lets a person look around
/// in it and pick a disk, with the mouse or with the keyboard alone.
public final class TreePicture extends Region {
    private static final double LOW_WINDOW = 880;
    private static final double FROM_EDGE = 16;

    /// A smaller view has no room for a map of itself.
    private static final double MAP_FROM_WIDTH = 480;

    private static final double MAP_FROM_HEIGHT = 300;

    private final ForestModel model;
    private final TreeWords words;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this, this::redraw);
    private final Viewport viewport = new Viewport();
    private final MiniMap miniMap = new MiniMap(palette, this::centreAt);
    private final Legend legend;
    private final Tooltip tooltip = new Tooltip();
    private final Glide glide = new Glide(this::moveTo);

    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final DoubleProperty textScale = new SimpleDoubleProperty(1);
    private final ObjectProperty<Orientation> orientation =
            new SimpleObjectProperty<>(Orientation.LEFT_TO_RIGHT);
    private final ObjectProperty<Predicate<DiskNode>> filter =
            new SimpleObjectProperty<>(_ -> true);
    private final BooleanProperty reducedMotion =
            new SimpleBooleanProperty(Platform.getPreferences().isReducedMotion());
    private final ReadOnlyObjectWrapper<Path> focusedDisk = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Consumer<Path>> onDepth = new SimpleObjectProperty<>(_ -> {});
    private final ObjectProperty<BiConsumer<Path, Point2D>> onMenu =
            new SimpleObjectProperty<>((_, _) -> {});
    private final ObjectProperty<Consumer<Path>> onOpen = new SimpleObjectProperty<>(_ -> {});

    private Family family = Family.NONE;
    private Type type = new Type(1);
    private Optional<Path> pointedAt = Optional.empty();
    private boolean opened;
    private boolean mapIsStale = true;

    public TreePicture(ForestModel model, Locale locale) {
        this.model = model;
        this.words = new TreeWords(locale);
        this.legend = new Legend(palette, words);
        getStyleClass().add("tree-picture");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        setAccessibleText(words.of("picture"));
        canvas.setManaged(false);
        getChildren().setAll(canvas, legend, miniMap);
        new PictureMouse(this);
        new PictureKeys(this);
        listen();
        show();
    }

    /// 1 is 100 %. Changed by [#zoomTo] and its kin.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

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

    /// Where the keyboard is; while browsing the same as the picked disk.
    public ReadOnlyObjectProperty<Path> focusedDiskProperty() {
        return focusedDisk.getReadOnlyProperty();
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

    /// The largest zoom at which everything is in view, 100 % at most.
    public void fit() {
        zoomTo(viewport.fitting());
    }

    public void zoomIn() {
        zoomTo(viewport.nextStep());
    }

    public void zoomOut() {
        zoomTo(viewport.previousStep());
    }

    /// Zooms around the picked disk where it is in view, else around the middle.
    public void zoomTo(double next) {
        Path picked = model.pickedProperty().get();
        Point2D around =
                Optional.ofNullable(picked)
                        .filter(viewport::isInView)
                        .flatMap(viewport.geometry()::box)
                        .map(Geometry::centre)
                        .map(
                                at ->
                                        at.subtract(
                                                viewport.view().getMinX(),
                                                viewport.view().getMinY()))
                        .orElse(new Point2D(getWidth() / 2, getHeight() / 2));
        zoomAround(next, around.getX(), around.getY());
    }

    /// Brings a disk to the middle, gently unless the system asks for less motion.
    public void centerOn(Path disk) {
        viewport.centring(disk).ifPresent(this::glideTo);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return Palette.cssMetaData();
    }

    Palette palette() {
        return palette;
    }

    ForestModel model() {
        return model;
    }

    Viewport viewport() {
        return viewport;
    }

    Walk walk() {
        return new Walk(family, viewport.geometry());
    }

    /// The card at a point of the view.
    Optional<Card> cardAt(double x, double y) {
        Rectangle2D view = viewport.view();
        return viewport.geometry().at(view.getMinX() + x, view.getMinY() + y);
    }

    void pan(double dx, double dy) {
        glide.stop();
        viewport.pan(dx, dy);
        requestLayout();
    }

    void zoomAround(double next, double x, double y) {
        glide.stop();
        viewport.zoomTo(next, x, y);
        zoom.set(viewport.zoom());
        redraw();
    }

    /// Puts the keyboard at a disk, and picks it while browsing. During a preview the picked disk
    /// stays.
    void walkTo(Path disk) {
        if (model.effectsProperty().get() == null) model.pickedProperty().set(disk);
        focusOn(disk);
        if (!viewport.isInView(disk)) centerOn(disk);
    }

    void pick(Path disk) {
        model.pickedProperty().set(disk);
        focusOn(disk);
    }

    void pointAt(Optional<Card> card) {
        Optional<Path> next = card.map(Card::path);
        if (next.equals(pointedAt)) return;
        pointedAt = next;
        Tooltip.uninstall(this, tooltip);
        if (viewport.geometry().measures().level() == Level.DOT) {
            requestLayout();
            return;
        }
        card.ifPresent(
                shown -> {
                    tooltip.setText(new Spoken(family, sight(), words).tooltip(shown));
                    Tooltip.install(this, tooltip);
                });
    }

    @Override
    protected void layoutChildren() {
        boolean low = getScene() != null && getScene().getHeight() < LOW_WINDOW;
        viewport.resize(getWidth(), getHeight(), low);
        if (!opened && getWidth() > 0 && family.size() > 0) {
            opened = true;
            viewport.zoomTo(viewport.fitting(), 0, 0);
            zoom.set(viewport.zoom());
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
        layoutMap();
    }

    private void paint() {
        Brush brush = new Brush(canvas.getGraphicsContext2D(), palette, type);
        new PicturePainter(brush, family, sight(), words, viewport)
                .paint(Optional.ofNullable(focusedDisk.get()).filter(_ -> isFocused()), pointedAt);
    }

    private void layoutMap() {
        boolean roomy = getWidth() >= MAP_FROM_WIDTH && getHeight() >= MAP_FROM_HEIGHT;
        boolean larger = roomy && viewport.isLargerThanView();
        boolean dots = viewport.geometry().measures().level() == Level.DOT;
        miniMap.setVisible(larger);
        legend.setVisible(larger && dots);
        if (!larger) return;
        if (mapIsStale) {
            mapIsStale = false;
            miniMap.draw(viewport.geometry(), sight());
            legend.draw(type, model.effectsProperty().get() != null);
        }
        miniMap.frame(viewport.view());
        miniMap.relocate(
                getWidth() - FROM_EDGE - miniMap.getWidth(),
                getHeight() - FROM_EDGE - miniMap.getHeight());
        legend.applyCss();
        legend.autosize();
        legend.layout();
        legend.relocate(FROM_EDGE, getHeight() - FROM_EDGE - legend.getHeight());
    }

    private void listen() {
        model.forestProperty().subscribe(this::show);
        orientation.subscribe(this::show);
        InvalidationListener changed = _ -> redraw();
        model.effectsProperty().subscribe(_ -> effectsChanged());
        model.hits().addListener(changed);
        model.merging().addListener(changed);
        model.inUse().addListener(changed);
        model.backupProperty().addListener(changed);
        filter.addListener(changed);
        focusedProperty().addListener(changed);
        model.pickedProperty().addListener((_, _, picked) -> pickedElsewhere(picked));
        textScale.addListener(
                (_, _, scale) -> {
                    type = new Type(scale.doubleValue());
                    viewport.scaleText(scale.doubleValue());
                    redraw();
                });
        sceneProperty()
                .flatMap(scene -> scene.heightProperty())
                .addListener((_, _, _) -> requestLayout());
    }

    private void show() {
        family = new Family(model.forest());
        viewport.turn(orientation.get());
        viewport.show(Layout.of(family));
        pointedAt = Optional.empty();
        if (family.card(orNone(focusedDisk.get())).isEmpty()) focusedDisk.set(null);
        redraw();
    }

    private void pickedElsewhere(Path picked) {
        redraw();
        if (picked == null || family.card(picked).isEmpty()) return;
        if (model.effectsProperty().get() == null) focusOn(picked);
        if (getWidth() > 0 && !viewport.isInView(picked)) centerOn(picked);
    }

    private void focusOn(Path disk) {
        focusedDisk.set(disk);
        speak(disk);
        requestLayout();
    }

    private void effectsChanged() {
        speak(orNone(focusedDisk.get()));
        redraw();
    }

    private void speak(Path disk) {
        family.card(disk)
                .map(new Spoken(family, sight(), words)::of)
                .ifPresent(this::setAccessibleText);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void redraw() {
        mapIsStale = true;
        requestLayout();
    }

    private Sight sight() {
        return new Sight(model, family, words, filter.get());
    }

    private void centreAt(double x, double y) {
        moveTo(new Point2D(x - getWidth() / 2, y - getHeight() / 2));
    }

    private void glideTo(Point2D target) {
        Rectangle2D view = viewport.view();
        if (reducedMotion.get() || getScene() == null) glide.jump(target);
        else glide.glide(new Point2D(view.getMinX(), view.getMinY()), target);
    }

    private void moveTo(Point2D topLeft) {
        viewport.moveTo(topLeft.getX(), topLeft.getY());
        requestLayout();
    }

    private static Path orNone(Path path) {
        return path == null ? Path.of("") : path;
    }
}
