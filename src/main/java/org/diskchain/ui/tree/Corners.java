package org.diskchain.ui.tree;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.BiConsumer;

/// The mini-map and the legend in the picture's lower corners, while the picture is larger than
/// what is in view.
final class Corners {
    private static final double FROM_EDGE = 16;

    /// A smaller view has no room for a map of itself.
    private static final double MAP_FROM_WIDTH = 480;

    private static final double MAP_FROM_HEIGHT = 300;

    private final MiniMap miniMap;
    private final Legend legend;
    private boolean stale = true;

    /// @param goTo told the point of the picture that was clicked in the map
    Corners(Palette palette, TreeWords words, BiConsumer<Double, Double> goTo) {
        miniMap = new MiniMap(palette, goTo);
        legend = new Legend(palette, words);
    }

    List<Node> nodes() {
        return List.of(legend, miniMap);
    }

    /// The picture has changed.
    void redraw() {
        stale = true;
    }

    /// Puts them into the corners of the view.
    ///
    /// @param merging whether what a merge does is shown
    void layOut(Region view, Viewport viewport, Sight sight, Type type, boolean merging) {
        boolean roomy = view.getWidth() >= MAP_FROM_WIDTH && view.getHeight() >= MAP_FROM_HEIGHT;
        boolean larger = roomy && viewport.isLargerThanView();
        miniMap.setVisible(larger);
        legend.setVisible(larger && viewport.geometry().measures().level() == Level.DOT);
        if (!larger) return;
        if (stale) {
            stale = false;
            miniMap.draw(viewport.geometry(), sight);
            legend.draw(type, merging);
        }
        miniMap.frame(viewport.view());
        miniMap.relocate(
                view.getWidth() - FROM_EDGE - miniMap.getWidth(),
                view.getHeight() - FROM_EDGE - miniMap.getHeight());
        legend.applyCss();
        legend.autosize();
        legend.layout();
        legend.relocate(FROM_EDGE, view.getHeight() - FROM_EDGE - legend.getHeight());
    }
}
