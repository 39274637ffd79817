package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.InMemory;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Every merge that is possible in the chains made by other people's programs, judged by the right
/// hashes that came with them.
final class SampleMergesTest {
    private final Random random = new Random(1);

    static List<Samples.Disk> hashed() {
        return Samples.disks().stream().filter(disk -> disk.sha256() != null).toList();
    }

    static List<Samples.Disk> children() {
        return Samples.disks().stream().filter(disk -> disk.parent() != null).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("hashed")
    void everyDiskReadsRight(Samples.Disk disk) throws Exception {
        Path set = Samples.folder().resolve(disk.set());
        MemoryStorage storage = InMemory.copyOf(set);
        DiskForest forest = new Scanner(storage).scan(List.of(set), Progress.NONE);
        assertEquals(disk.sha256(), hash(storage, forest, set.resolve(disk.file())));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("children")
    void everyMergeReadsRight(Samples.Disk source) throws Exception {
        int depths = ancestors(source);
        for (int depth = 1; depth <= depths; depth++) {
            merge(source, depth, false);
            merge(source, depth, true);
        }
    }

    @Test
    void thereAreSamplesOrTheyAreMissed() {
        Samples.folder();
        assertTrue(children().size() > 20);
    }

    private static int ancestors(Samples.Disk disk) {
        int count = 0;
        String parent = disk.parent();
        while (parent != null) {
            count++;
            parent = find(disk.set(), parent).parent();
        }
        return count;
    }

    private static Samples.Disk find(String set, String file) {
        return Samples.disks().stream()
                .filter(disk -> disk.set().equals(set) && disk.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    /// @param rescue whether all are rescued that would become invalid
    private void merge(Samples.Disk source, int depth, boolean rescue) throws Exception {
        Path set = Samples.folder().resolve(source.set());
        MemoryStorage storage = InMemory.copyOf(set);
        DiskForest forest = new Scanner(storage).scan(List.of(set), Progress.NONE);
        Path path = set.resolve(source.file());
        Effects none = MergePlanner.effects(forest, path, depth);
        Set<Path> rescued = rescue ? Set.copyOf(none.rescuable()) : Set.of();
        if (rescue && rescued.isEmpty()) return;
        Effects effects = MergePlanner.effects(forest, path, depth, rescued);
        MergeWish wish =
                new MergeWish(path, depth, List.of(set), false)
                        .rescuing(rescued)
                        .verifying(rescue ? Verify.FULL : Verify.COPIED);
        MergePlanning planning = new MergePlanning(new Measurer(storage));
        MergePlan plan =
                assertInstanceOf(MergePlan.class, planning.plan(forest, wish, Progress.NONE));
        MergeResult result =
                new MergeRunner(storage, random, InstantSource.system())
                        .run(plan, new CancelAt(Integer.MAX_VALUE));
        assertEquals(plan.bytesToCopy(), result.copiedBytes());
        assertEquals(plan.amounts().targetSizeAfter(), result.targetSize());
        if (rescue) assertEquals(source.sha256(), result.verified().orElseThrow().sha256());
        requireAfter(storage, set, source, effects);
    }

    private static void requireAfter(
            MemoryStorage storage, Path set, Samples.Disk source, Effects effects)
            throws Exception {
        DiskForest after = new Scanner(storage).scan(List.of(set), Progress.NONE);
        assertEquals(source.sha256(), hash(storage, after, effects.target()));
        List<Path> same = new ArrayList<>(effects.disks(Kind.UNTOUCHED));
        same.addAll(effects.disks(Kind.RESCUED));
        for (Path disk : same) {
            String file = set.relativize(disk).toString();
            assertEquals(find(source.set(), file).sha256(), hash(storage, after, disk), file);
        }
        Stream.of(Kind.MERGED, Kind.INVALIDATED)
                .flatMap(kind -> effects.disks(kind).stream())
                .forEach(
                        disk ->
                                assertThrows(
                                        ChainBrokenException.class,
                                        () -> hash(storage, after, disk),
                                        disk.toString()));
    }

    private static String hash(MemoryStorage storage, DiskForest forest, Path disk)
            throws Exception {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return chain.hash(Progress.NONE);
        }
    }
}
