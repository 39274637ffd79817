package org.diskchain.ui.tree;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;

import org.diskchain.ui.ForestModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The picture of the forest. It draws what the [ForestModel] holds, and lets a person look around
/// in it and pick a disk, with the mouse or with the keyboard alone.
public final class TreePicture extends PictureOptions {
    private static final double LOW_WINDOW = 880;

    private final ForestModel model;
    private final TreeWords words;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this, this::redraw);
    private final Viewport viewport = new Viewport();
    private final Corners corners;
    private final Pointed pointed = new Pointed(this);
    private final Glide glide = new Glide(this::moveTo);

    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<Path> focusedDisk = new ReadOnlyObjectWrapper<>();

    private Family family = Family.NONE;
    private Type type = new Type(1);
    private boolean fitting = true;
    private double leastFit = Viewport.LEAST_FIT;
    private Dimension2D fittedTo = new Dimension2D(0, 0);

    public TreePicture(ForestModel model, Locale locale) {
        this.model = model;
        this.words = new TreeWords(locale);
        this.corners = new Corners(palette, words, this::centreAt);
        getStyleClass().add("tree-picture");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        setAccessibleText(words.of("picture"));
        canvas.setManaged(false);
        getChildren().setAll(canvas);
        getChildren().addAll(corners.nodes());
        new PictureMouse(this);
        new PictureKeys(this);
        listen();
        show();
    }

    /// 1 is 100 %. Changed by [#zoomTo] and its kin.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Where the keyboard is; while browsing the same as the picked disk.
    public ReadOnlyObjectProperty<Path> focusedDiskProperty() {
        return focusedDisk.getReadOnlyProperty();
    }

    /// The largest zoom at which everything is in view, 100 % at most. It is kept while the window
    /// is resized, until the person zooms.
    public void fit() {
        leastFit = Viewport.SMALLEST;
        zoomTo(viewport.fitting(leastFit));
        fitting = true;
        fittedTo = window();
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
        fitting = false;
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
        boolean dots = viewport.geometry().measures().level() == Level.DOT;
        boolean other =
                pointed.moveTo(
                        card, dots, shown -> new Spoken(family, sight(), words).tooltip(shown));
        if (other && dots) requestLayout();
    }

    @Override
    protected void layoutChildren() {
        boolean low = getScene() != null && getScene().getHeight() < LOW_WINDOW;
        viewport.resize(getWidth(), getHeight(), low);
        if (fitting && getWidth() > 0 && family.size() > 0) refit();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
        boolean merging = model.effectsProperty().get() != null;
        corners.layOut(this, viewport, sight(), type, merging);
    }

    /// Only with the window: a panel that opens moves nothing.
    private void refit() {
        if (window().equals(fittedTo)) return;
        fittedTo = window();
        viewport.zoomTo(viewport.fitting(leastFit), 0, 0);
        zoom.set(viewport.zoom());
    }

    private Dimension2D window() {
        return getScene() == null
                ? new Dimension2D(getWidth(), getHeight())
                : new Dimension2D(getScene().getWidth(), getScene().getHeight());
    }

    private void paint() {
        Brush brush = new Brush(canvas.getGraphicsContext2D(), palette, type);
        new PicturePainter(brush, family, sight(), words, viewport)
                .paint(
                        Optional.ofNullable(focusedDisk.get()).filter(_ -> isFocused()),
                        pointed.at());
    }

    private void listen() {
        model.forestProperty().subscribe(this::show);
        orientationProperty().subscribe(this::show);
        InvalidationListener changed = _ -> redraw();
        model.effectsProperty().subscribe(_ -> effectsChanged());
        model.hits().addListener(changed);
        model.merging().addListener(changed);
        model.inUse().addListener(changed);
        model.backupProperty().addListener(changed);
        filterProperty().addListener(changed);
        focusedProperty().addListener(changed);
        model.pickedProperty().addListener((_, _, picked) -> pickedElsewhere(picked));
        textScaleProperty()
                .addListener(
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
        viewport.turn(orientationProperty().get());
        viewport.show(Layout.of(family));
        pointed.forget();
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
        corners.redraw();
        requestLayout();
    }

    private Sight sight() {
        return new Sight(model, family, words, filterProperty().get());
    }

    private void centreAt(double x, double y) {
        moveTo(new Point2D(x - getWidth() / 2, y - getHeight() / 2));
    }

    private void glideTo(Point2D target) {
        Rectangle2D view = viewport.view();
        if (reducedMotionProperty().get() || getScene() == null) glide.jump(target);
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
