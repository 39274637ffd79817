package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Refusal;
import org.diskchain.read.Measurer;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.OutsideReaders;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Siblings at every level of a merged stretch are rescued, and another program reads them before
/// and after.
///
/// ```
///   T - M - S          64 siblings, on T and on M in turn; one more below the first
/// ```
final class RescueTest {
    private static final int SIBLINGS = 64;
    private static final int SIZE = 2 << 20;
    private static final int SECTOR = 512;
    private static final int BLOCK = 1 << 20;

    private final Storage storage = new FileStorage();
    private final Random random = new Random(11);
    private final Map<Path, byte[]> contents = new HashMap<>();
    private final Map<Path, Guid> identities = new HashMap<>();

    @TempDir Path folder;
    private String ending;

    private Path path(String name) {
        return folder.resolve(name + ending);
    }

    private Path make(String name, Path parent) throws Exception {
        Format format = ending.equals(".vhd") ? Format.VHD : Format.VHDX;
        DiskType type = parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING;
        ParentLink link =
                parent == null
                        ? ParentLink.NONE
                        : MadeDisks.link(identities.get(parent), "." + '\\' + parent.getFileName());
        Guid identity = Guid.random(random);
        NewDisk disk =
                new NewDisk(format, type, SIZE, BLOCK, SECTOR, Guid.random(random), identity, link);
        byte[] content = parent == null ? new byte[SIZE] : contents.get(parent).clone();
        try (DiskWriter writer = Disks.create(storage, path(name), disk, random)) {
            for (int i = 0; i < 3; i++) write(writer, content);
        }
        contents.put(path(name), content);
        identities.put(path(name), identity);
        return path(name);
    }

    private void write(DiskWriter writer, byte[] content) throws Exception {
        int sectors = 1 + random.nextInt(40);
        int start = random.nextInt(SIZE / SECTOR - sectors) * SECTOR;
        byte[] bytes = new byte[sectors * SECTOR];
        random.nextBytes(bytes);
        writer.begin(List.of(new Change(start, bytes.length, false)));
        writer.write(start, ByteBuffer.wrap(bytes));
        writer.commit();
        System.arraycopy(bytes, 0, content, start, bytes.length);
    }

    enum Ending {
        VHD,
        VHDX
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void siblingsAtEveryLevelStayValid(Ending format) throws Exception {
        ending = "." + format.name().toLowerCase(Locale.ROOT);
        Path target = make("T", null);
        Path between = make("M", target);
        Path source = make("S", between);
        Set<Path> siblings = new HashSet<>();
        for (int i = 0; i < SIBLINGS; i++) {
            siblings.add(make("x" + i, i % 2 == 0 ? target : between));
        }
        Path below = make("below", path("x1"));
        requireOutside(path("x0"), path("x1"), below, source);

        MergePlan plan = assertInstanceOf(MergePlan.class, plan(source, siblings));
        MergeResult result = runner().run(plan, Progress.NONE);

        assertTrue(result.finished());
        assertEquals(plan.bytesToCopy(), result.copiedBytes());
        contents.put(target, contents.get(source));
        DiskForest after = scan();
        for (Path sibling : siblings) {
            assertEquals(List.of(sibling, target), chain(after, sibling));
        }
        assertEquals(List.of(below, path("x1"), target), chain(after, below));
        requireOutside(siblings.toArray(Path[]::new));
        requireOutside(below, target);
    }

    /// A disk further down stands for the top of its branch; one that stays valid anyway is told.
    @ParameterizedTest
    @EnumSource(Ending.class)
    void whoIsNotInvalidatedCannotBeRescued(Ending format) throws Exception {
        ending = "." + format.name().toLowerCase(Locale.ROOT);
        Path target = make("T", null);
        Path source = make("S", target);
        Path sibling = make("x", target);
        Path below = make("below", sibling);
        Path child = make("child", source);

        assertEquals(
                List.of(sibling),
                MergePlanner.effects(scan(), source, 1, Set.of(below)).disks(Kind.RESCUED));
        assertInstanceOf(MergePlan.class, plan(source, Set.of(below)));
        Planned.Refused refused =
                assertInstanceOf(Planned.Refused.class, plan(source, Set.of(child)));
        assertEquals(List.of(new Refusal.NotRescuable(child)), refused.reasons());
    }

    private void requireOutside(Path... disks) throws Exception {
        for (Path disk : disks) {
            byte[] read = OutsideReaders.sevenZip(disk);
            assertArrayEquals(contents.get(disk), Arrays.copyOf(read, SIZE), "7-Zip reads " + disk);
        }
    }

    private List<Path> chain(DiskForest forest, Path disk) {
        return forest.chain(disk).stream().map(node -> node.path()).toList();
    }

    private DiskForest scan() throws Exception {
        return new Scanner(storage).scan(List.of(folder), Progress.NONE);
    }

    private Planned plan(Path source, Set<Path> rescued) throws Exception {
        DiskForest forest = scan();
        int depth = forest.chain(source).size() - 1;
        MergeWish wish = new MergeWish(source, depth, List.of(folder), true).rescuing(rescued);
        return new MergePlanning(new Measurer(storage)).plan(forest, wish, Progress.NONE);
    }

    private MergeRunner runner() {
        return new MergeRunner(storage, random, InstantSource.system());
    }
}
