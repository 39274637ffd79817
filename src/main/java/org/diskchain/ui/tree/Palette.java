package org.diskchain.ui.tree;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.css.converter.SizeConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The picture's colours and ring width, as the style sheet sets them.
final class Palette {
    private static final double RING = 2;
    private static final Map<Ink, InkMetaData> INKS = new EnumMap<>(Ink.class);
    private static final RingMetaData RING_WIDTH = new RingMetaData();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL;

    static {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        for (Ink ink : Ink.values()) {
            INKS.put(ink, new InkMetaData(ink));
            all.add(INKS.get(ink));
        }
        all.add(RING_WIDTH);
        ALL = List.copyOf(all);
    }

    private final Map<Ink, StyleableObjectProperty<Paint>> paints = new EnumMap<>(Ink.class);
    private final StyleableDoubleProperty ring;

    /// @param changed what to do when a colour changed
    Palette(TreePicture owner, Runnable changed) {
        for (Ink ink : Ink.values()) {
            StyleableObjectProperty<Paint> paint =
                    new SimpleStyleableObjectProperty<>(
                            INKS.get(ink), owner, ink.property(), Color.TRANSPARENT);
            paint.addListener(_ -> changed.run());
            paints.put(ink, paint);
        }
        ring = new SimpleStyleableDoubleProperty(RING_WIDTH, owner, "ringWidth", RING);
        ring.addListener(_ -> changed.run());
    }

    Paint of(Ink ink) {
        return paints.get(ink).get();
    }

    /// The width of the ring around the picked card.
    double ringWidth() {
        return ring.get();
    }

    static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
        return ALL;
    }

    private static final class InkMetaData extends CssMetaData<TreePicture, Paint> {
        private final Ink ink;

        InkMetaData(Ink ink) {
            super(ink.property(), PaintConverter.getInstance(), Color.TRANSPARENT);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(TreePicture picture) {
            return !picture.palette().paints.get(ink).isBound();
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(TreePicture picture) {
            return picture.palette().paints.get(ink);
        }
    }

    private static final class RingMetaData extends CssMetaData<TreePicture, Number> {
        RingMetaData() {
            super("-picture-ring-width", SizeConverter.getInstance(), RING);
        }

        @Override
        public boolean isSettable(TreePicture picture) {
            return !picture.palette().ring.isBound();
        }

        @Override
        public StyleableProperty<Number> getStyleableProperty(TreePicture picture) {
            return picture.palette().ring;
        }
    }
}
