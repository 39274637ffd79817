package org.diskchain.ui.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where the names of a chain's disks stand below the depth's track: as many as have room, those
/// that matter first, none upon another.
final class DepthLabels {
    static final double GAP = 8;

    private static final double LONGEST = 140;
    private static final double SHORTEST = 56;

    private DepthLabels() {}

    /// A name's place.
    ///
    /// @param stop which disk of the chain, 0 for the picked one
    record Label(int stop, double x, double width) {
        double end() {
            return x + width;
        }
    }

    /// How wide the longest name may be.
    static double longest(int stops, double width, double inset) {
        double pitch = (width - 2 * inset) / (stops - 1);
        return Math.clamp(pitch - GAP, SHORTEST, LONGEST);
    }

    /// @param widths of the names, in order of the chain
    /// @param target the stop that is chosen
    /// @param inset where the first stop is, and the last from the other side
    static List<Label> place(List<Double> widths, int target, double width, double inset) {
        int last = widths.size() - 1;
        List<Label> placed = new ArrayList<>();
        Stream<Integer> byWeight =
                Stream.concat(
                        Stream.of(target, 0, last),
                        IntStream.range(1, last).filter(stop -> stop != target).boxed());
        byWeight.distinct()
                .map(stop -> label(stop, widths, width, inset))
                .filter(label -> placed.stream().noneMatch(other -> meet(label, other)))
                .forEach(placed::add);
        return placed;
    }

    static double at(int stop, int stops, double width, double inset) {
        return inset + stop * (width - 2 * inset) / (stops - 1);
    }

    private static Label label(int stop, List<Double> widths, double width, double inset) {
        double own = widths.get(stop);
        double middle = at(stop, widths.size(), width, inset);
        return new Label(stop, Math.clamp(middle - own / 2, 0, Math.max(0, width - own)), own);
    }

    private static boolean meet(Label one, Label other) {
        return one.x() < other.end() + GAP && other.x() < one.end() + GAP;
    }
}
