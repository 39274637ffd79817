package org.diskchain.ui.tree;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Where every card stands, in columns and rows. A first child stays on its parent's row, so a
/// chain is a straight line; further children come below. Says nothing of pixels.
///
/// @param trees in the order of their roots
/// @param spots by card, each tree from its root, children after their parents
record Layout(List<Tree> trees, SequencedMap<Path, Spot> spots) {
    static final Layout EMPTY = of(Family.NONE);

    private static final int SHELF_COLUMNS = 6;
    private static final int WIDEST_SHELF = 12;
    private static final int SMALL_ROWS = 2;

    Layout {
        trees = List.copyOf(trees);
        spots = Collections.unmodifiableSequencedMap(spots);
    }

    /// One tree.
    ///
    /// @param column where it begins, in columns; strips of trees stand half a column apart
    /// @param row where it begins, counted in the rows of all trees above it
    /// @param gaps the gaps between trees above it
    record Tree(Path root, double column, int row, int gaps, int columns, int rows) {}

    /// One card's place in its tree.
    ///
    /// @param tree its number in [Layout#trees]
    record Spot(Card card, int tree, int column, int row) {}

    /// The size of a tree, before it has a place.
    private record Size(Path root, int columns, int rows) {
        boolean isSmall() {
            return rows <= SMALL_ROWS;
        }
    }

    static Layout of(Family family) {
        SequencedMap<Path, Spot> spots = new LinkedHashMap<>();
        List<Size> sizes = new ArrayList<>();
        for (Path root : family.roots()) sizes.add(grow(family, root, sizes.size(), spots));
        return new Layout(new Strips(shelves(sizes)).trees(), spots);
    }

    /// Places the cards of one tree in order of depth, and says how large it is.
    private static Size grow(Family family, Path root, int tree, Map<Path, Spot> spots) {
        record Open(Path card, int column, int parentRow, boolean first) {}
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(root, 0, 0, true)));
        int columns = 1;
        int lastRow = 0;
        while (!open.isEmpty()) {
            Open next = open.pop();
            int row = next.first() ? next.parentRow() : ++lastRow;
            columns = Math.max(columns, next.column() + 1);
            spots.put(
                    next.card(),
                    new Spot(family.card(next.card()).orElseThrow(), tree, next.column(), row));
            List<Path> children = family.children(next.card());
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(new Open(children.get(i), next.column() + 1, row, i == 0));
            }
        }
        return new Size(root, columns, lastRow + 1);
    }

    /// Trees side by side: small neighbours share a shelf where they fit whole.
    private static List<List<Size>> shelves(List<Size> sizes) {
        int widest = sizes.stream().mapToInt(Size::columns).max().orElse(0);
        int room = Math.max(SHELF_COLUMNS, Math.min(widest, WIDEST_SHELF));
        List<List<Size>> shelves = new ArrayList<>();
        int used = room;
        boolean open = false;
        for (Size size : sizes) {
            if (open && size.isSmall() && used + size.columns() <= room) {
                shelves.getLast().add(size);
                used += size.columns();
            } else {
                shelves.add(new ArrayList<>(List.of(size)));
                used = size.columns();
            }
            open = size.isSmall();
        }
        return shelves;
    }

    /// Shelves below each other, in as many strips side by side as give the picture the shape of a
    /// window. A forest that is not too high stays one strip.
    private static final class Strips {
        private static final double ROW_PER_COLUMN = 56.0 / 208;
        private static final double GAP_ROWS = 16.0 / 56;
        private static final double STRIP_GAP = 0.5;
        private static final double HIGHEST_SINGLE = 3;
        private static final double SHAPE = 0.62;

        private final List<Tree> trees = new ArrayList<>();
        private double column;
        private int row;
        private int gaps;
        private int stripColumns;

        Strips(List<List<Size>> shelves) {
            double highest = highest(shelves);
            for (List<Size> shelf : shelves) {
                if (row > 0 && row + gaps * GAP_ROWS + rows(shelf) / 2.0 > highest) nextStrip();
                place(shelf);
            }
        }

        List<Tree> trees() {
            return trees;
        }

        private void nextStrip() {
            column += stripColumns + STRIP_GAP;
            row = 0;
            gaps = 0;
            stripColumns = 0;
        }

        private void place(List<Size> shelf) {
            int used = 0;
            for (Size size : shelf) {
                trees.add(
                        new Tree(
                                size.root(),
                                column + used,
                                row,
                                gaps,
                                size.columns(),
                                size.rows()));
                used += size.columns();
            }
            stripColumns = Math.max(stripColumns, used);
            row += rows(shelf);
            gaps++;
        }

        /// In rows; a strip ends where the next shelf would stand more than half below it.
        private static double highest(List<List<Size>> shelves) {
            double rows = shelves.stream().mapToDouble(shelf -> rows(shelf) + GAP_ROWS).sum();
            double columns = shelves.stream().mapToInt(Strips::columns).max().orElse(1);
            double height = rows * ROW_PER_COLUMN;
            if (height <= HIGHEST_SINGLE * Math.max(columns, SHELF_COLUMNS))
                return Double.MAX_VALUE;
            return rows / Math.ceil(Math.sqrt(height / (SHAPE * columns)));
        }

        private static int rows(List<Size> shelf) {
            return shelf.stream().mapToInt(Size::rows).max().orElse(0);
        }

        private static int columns(List<Size> shelf) {
            return shelf.stream().mapToInt(Size::columns).sum();
        }
    }
}
