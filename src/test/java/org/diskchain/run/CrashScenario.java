package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Format;
import org.diskchain.journal.Verify;
import org.diskchain.plan.MergeWish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One merge that the power is cut in: a forest, a source, a depth. All of them stand in [#ALL].
record CrashScenario(
        String name, Maker maker, String source, int depth, Set<String> rescued, Verify verify) {
    private static final Guid STRANGER = new Guid(1, 1);
    private static final int KIB = 1 << 10;
    private static final int VHD_SIZE = 200 * KIB; // the last block is partial
    private static final int VHDX_SIZE = (1 << 10) * KIB + 96 * KIB;

    /// Makes the forest of a seed.
    @FunctionalInterface
    interface Maker {
        CrashForest of(long seed) throws IOException;
    }

    static final List<CrashScenario> ALL =
            List.of(
                    vhd("VHD into fixed", CrashScenario::fixedWithSibling),
                    vhd("VHD into dynamic", f -> base(f).child("A", "base", 1, 5)),
                    vhd(
                            "VHD into differencing",
                            f -> base(f).child("A", "base", 1, 2).child("B", "A", 1, 4),
                            "B",
                            1),
                    vhd("VHD at depth 2 with family", CrashScenario::family, "S", 2),
                    vhd("VHD at depth 3", CrashScenario::deep, "S", 3),
                    vhdx("VHDX into fixed", CrashScenario::fixedWithSibling),
                    vhdx("VHDX into dynamic", f -> base(f).child("A", "base", 1, 5)),
                    vhdx(
                            "VHDX into differencing",
                            f -> base(f).child("A", "base", 1, 2).child("B", "A", 1, 4),
                            "B",
                            1),
                    vhdx("VHDX at depth 2 with family", CrashScenario::family, "S", 2),
                    vhdx("VHDX at depth 3, other blocks", CrashScenario::deep, "S", 3),
                    vhdx(
                            "VHDX with sectors of 4096",
                            f ->
                                    base(f.largeSectors())
                                            .child("A", "base", 2, 2)
                                            .child("B", "A", 1, 4),
                            "B",
                            1),
                    vhdx(
                            "VHDX that grows",
                            f ->
                                    f.dynamic("base", VHDX_SIZE, 1, 24)
                                            .child("A", "base", 1, 2)
                                            .child("B", "A", 3 * 1024 * KIB + 64 * KIB, 1, 4)
                                            .child("X", "A", 1, 2),
                            "B",
                            1),
                    vhdx(
                            "VHDX that shrinks",
                            f ->
                                    f.dynamic("base", 3 * 1024 * KIB, 1, 0)
                                            .child("A", "base", 1024 * KIB + 32 * KIB, 1, 3),
                            "A",
                            1),
                    vhd("VHD rescuing on both levels", CrashScenario::family, "S", 2)
                            .rescuing("X", "Y")
                            .verifying(Verify.NONE),
                    vhdx("VHDX rescuing on both levels", CrashScenario::family, "S", 2)
                            .rescuing("X", "Y")
                            .verifying(Verify.FULL),
                    vhdx(
                            "VHDX linked by the second identity",
                            f ->
                                    base(f).child("A", "base", 1, 3)
                                            .edit(
                                                    "A",
                                                    a ->
                                                            a.adoptParent(
                                                                    STRANGER,
                                                                    a.disk()
                                                                            .facts()
                                                                            .parent()
                                                                            .recordedIdentity()))));

    private CrashScenario rescuing(String... disks) {
        return new CrashScenario(name, maker, source, depth, Set.of(disks), verify);
    }

    private CrashScenario verifying(Verify what) {
        return new CrashScenario(name, maker, source, depth, rescued, what);
    }

    MergeWish wish(CrashForest forest) {
        Set<Path> disks = rescued.stream().map(forest::path).collect(Collectors.toSet());
        return new MergeWish(
                forest.path(source), depth, disks, verify, List.of(CrashForest.FOLDER), true);
    }

    private static CrashScenario vhd(String name, Shape shape) {
        return vhd(name, shape, "A", 1);
    }

    private static CrashScenario vhd(String name, Shape shape, String source, int depth) {
        return of(Format.VHD, name, shape, source, depth);
    }

    private static CrashScenario vhdx(String name, Shape shape) {
        return vhdx(name, shape, "A", 1);
    }

    private static CrashScenario vhdx(String name, Shape shape, String source, int depth) {
        return of(Format.VHDX, name, shape, source, depth);
    }

    @FunctionalInterface
    private interface Shape {
        CrashForest in(CrashForest forest) throws IOException;
    }

    private static CrashScenario of(
            Format format, String name, Shape shape, String source, int depth) {
        return new CrashScenario(
                name,
                seed -> shape.in(new CrashForest(format, seed)),
                source,
                depth,
                Set.of(),
                Verify.COPIED);
    }

    private static CrashForest base(CrashForest forest) throws IOException {
        return forest.dynamic("base", forest.isVhd() ? VHD_SIZE : VHDX_SIZE, 1, 8);
    }

    private static CrashForest fixedWithSibling(CrashForest forest) throws IOException {
        return forest.fixed("base", forest.isVhd() ? VHD_SIZE : VHDX_SIZE, 2)
                .child("A", "base", 1, 5)
                .child("X", "base", 1, 2);
    }

    /// ```
    ///   base - T - M - S - K - L          S into T
    ///     |    |   +- Y
    ///     |    +- X - Z
    ///     +- U
    /// ```
    private static CrashForest family(CrashForest forest) throws IOException {
        return base(forest)
                .child("T", "base", 1, 2)
                .child("M", "T", 1, 2)
                .child("S", "M", 1, 3)
                .child("K", "S", 1, 1)
                .child("L", "K", 1, 1)
                .child("X", "T", 1, 2)
                .child("Z", "X", 1, 1)
                .child("Y", "M", 1, 1)
                .child("U", "base", 1, 2);
    }

    /// Block sizes differ where the format allows it.
    private static CrashForest deep(CrashForest forest) throws IOException {
        return base(forest)
                .child("M2", "base", 2, 2)
                .child("M1", "M2", 1, 2)
                .child("S", "M1", 4, 2)
                .child("X", "M1", 1, 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
