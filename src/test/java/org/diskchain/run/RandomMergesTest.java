package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Refusal;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeForest;
import org.diskchain.testing.MadeForest.Made;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Random forests, a random merge in each, and every disk read afterwards: nothing reads
/// differently that the plan did not name, and every disk that it named invalid or merged is
/// refused.
///
/// `-Ddiskchain.merges=N` runs N of them; `-Ddiskchain.seed=S` runs one.
final class RandomMergesTest {
    private static final Path FOLDER = Path.of("/forest").toAbsolutePath();
    private static final int MERGES = Integer.getInteger("diskchain.merges", 2_000);
    private static final long SEED = Long.getLong("diskchain.seed", -1);

    @Test
    void everyDiskReadsAsThePlanSays() {
        long first = SEED < 0 ? 1 : SEED;
        AtomicLong next = new AtomicLong(first);
        AtomicInteger passedOver = new AtomicInteger();
        int merges = SEED < 0 ? MERGES : 1;
        IntStream.range(0, merges)
                .parallel()
                .forEach(
                        _ -> {
                            while (!merges(next.getAndIncrement())) passedOver.incrementAndGet();
                        });
        System.out.printf(
                "%d random merges (seeds %d to %d) read back right; %d forests had none%n",
                merges, first, next.get() - 1, passedOver.get());
    }

    private static boolean merges(long seed) {
        try {
            return new Case(seed).run();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /// One forest and one merge.
    private static final class Case {
        private final SplittableRandom random;
        private final MemoryStorage storage = new MemoryStorage();
        private final MadeForest made;

        Case(long seed) throws IOException {
            random = new SplittableRandom(seed * 31 + 7);
            made = new MadeForest(storage, FOLDER, seed);
        }

        /// Whether a merge was possible and done.
        boolean run() throws Exception {
            DiskForest before = scan();
            requireAsModel(before, made.disks().keySet());
            List<Made> sources =
                    made.disks().values().stream().filter(disk -> disk.parent() != null).toList();
            if (sources.isEmpty()) return false;
            Made source = sources.get(random.nextInt(sources.size()));
            int depth = 1 + random.nextInt(made.chain(source.path()).size() - 1);

            Effects none = MergePlanner.effects(before, source.path(), depth);
            requireEffects(none, source.path(), depth, Set.of());
            Set<Path> rescued = some(none);
            Effects effects = MergePlanner.effects(before, source.path(), depth, rescued);
            requireEffects(effects, source.path(), depth, rescued);
            Planned planned = plan(before, source.path(), depth, rescued);
            if (cutsData(source, depth)) {
                Planned.Refused refused = (Planned.Refused) planned;
                assertTrue(refused.reasons().getFirst() instanceof Refusal.WouldCutData);
                return false;
            }
            MergePlan plan = (MergePlan) planned;
            assertEquals(
                    ownedBytes(source, depth) + rescueBytes(source, depth, rescued),
                    plan.bytesToCopy());
            Map<Path, Long> sizes = sizes(plan);
            boolean cancelled = merge(plan);
            if (!cancelled) {
                assertEquals(
                        plan.amounts().targetSizeAfter(),
                        storage.facts(effects.target()).orElseThrow().size(),
                        "size of the target");
                assertEquals(sizes, sizesNow(plan), "sizes of the rescued disks");
            }
            requireAfter(effects, source);
            return true;
        }

        private DiskForest scan() throws IOException, CancelledException {
            return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
        }

        /// Some of the disks that can be rescued.
        private Set<Path> some(Effects effects) {
            Set<Path> some = new HashSet<>(effects.rescuable());
            some.removeIf(_ -> random.nextBoolean());
            return some;
        }

        private Planned plan(DiskForest forest, Path source, int depth, Set<Path> rescued)
                throws IOException, CancelledException {
            Verify verify = Verify.values()[random.nextInt(Verify.values().length)];
            MergeWish wish =
                    new MergeWish(source, depth, List.of(FOLDER), false)
                            .rescuing(rescued)
                            .verifying(verify);
            return new MergePlanning(new Measurer(storage)).plan(forest, wish, Progress.NONE);
        }

        /// Merges, in one case of two with stops on the way.
        private boolean merge(MergePlan plan) throws IOException, CancelledException {
            MergeRunner runner = new MergeRunner(storage, random, InstantSource.system());
            if (random.nextBoolean()) {
                CancelAt progress = new CancelAt(Integer.MAX_VALUE);
                MergeResult result = runner.run(plan, progress);
                assertTrue(result.finished());
                assertEquals(plan.bytesToCopy(), result.copiedBytes());
                return false;
            }
            MergeResult result = runner.run(plan, new CancelAt(1 + random.nextInt(8)));
            long copied = result.copiedBytes();
            for (int stops = 1; !result.finished(); stops++) {
                requireUnfinished(plan.effects());
                Journal journal = scan().unfinished().getFirst();
                // reading back begins anew each time
                CancelAt stop = new CancelAt(2 + random.nextInt(9 << Math.min(stops, 9)));
                result = runner.resume(scan(), journal, stop);
                copied += result.copiedBytes();
            }
            assertEquals(plan.bytesToCopy(), copied);
            return true;
        }

        private Map<Path, Long> sizes(MergePlan plan) throws IOException {
            Map<Path, Long> sizes = new HashMap<>();
            for (Rescue rescue : plan.rescues()) {
                long now = storage.facts(rescue.disk()).orElseThrow().size();
                sizes.put(rescue.disk(), now + rescue.growth());
            }
            return sizes;
        }

        private Map<Path, Long> sizesNow(MergePlan plan) throws IOException {
            Map<Path, Long> sizes = new HashMap<>();
            for (Rescue rescue : plan.rescues()) {
                sizes.put(rescue.disk(), storage.facts(rescue.disk()).orElseThrow().size());
            }
            return sizes;
        }

        /// Between stops the source and all that is not on the way reads as before.
        private void requireUnfinished(Effects effects) throws IOException, CancelledException {
            DiskForest forest = scan();
            assertEquals(1, forest.unfinished().size());
            Set<Path> same = new HashSet<>(effects.disks(Kind.UNTOUCHED));
            same.add(effects.source());
            same.addAll(effects.disks(Kind.RESCUED));
            same.addAll(effects.disks(Kind.ORPHANED));
            same.addAll(effects.disks(Kind.FOLLOWS));
            requireAsModel(forest, same);
            if (!forest.unfinished().getFirst().isDroppable()) {
                effects.disks(Kind.INVALIDATED).forEach(disk -> requireRefused(forest, disk));
                effects.mergedLine().stream().skip(1).forEach(disk -> requireRefused(forest, disk));
            }
            Effects again =
                    MergePlanner.effects(
                            forest,
                            effects.source(),
                            effects.depth(),
                            Set.copyOf(effects.disks(Kind.RESCUED)));
            assertEquals(effects.all(), again.all(), "the effects of the merge gone on with");
        }

        private void requireAfter(Effects effects, Made source) throws Exception {
            DiskForest after = scan();
            assertTrue(after.unfinished().isEmpty());
            requireReads(after, effects.target(), source.content());
            requireAsModel(after, effects.disks(Kind.UNTOUCHED));
            requireAsModel(after, effects.disks(Kind.RESCUED));
            for (Path rescued : effects.disks(Kind.RESCUED)) {
                assertEquals(
                        new ParentState.Resolved(effects.target(), ParentState.Found.RECORDED),
                        after.disk(rescued).orElseThrow().parent());
            }
            effects.disks(Kind.MERGED).forEach(disk -> requireRefused(after, disk));
            effects.disks(Kind.INVALIDATED).forEach(disk -> requireRefused(after, disk));
            DiskNode target = after.disk(effects.target()).orElseThrow();
            for (Path orphan : effects.disks(Kind.ORPHANED)) {
                requireRefused(after, orphan);
                DiskNode node = after.disk(orphan).orElseThrow();
                assertTrue(
                        node.facts().parent().accepts(target.facts().identity()),
                        "an orphan matches the target");
            }
            // the target in the source's place is all that orphans lack
            storage.rename(effects.target(), effects.source());
            DiskForest moved = scan();
            requireAsModel(moved, effects.disks(Kind.ORPHANED));
            requireAsModel(moved, effects.disks(Kind.FOLLOWS));
            effects.disks(Kind.INVALIDATED).forEach(disk -> requireRefused(moved, disk));
        }

        /// The effects, computed from the model's tree alone.
        private void requireEffects(Effects effects, Path source, int depth, Set<Path> rescued) {
            List<Path> chain = made.chain(source).stream().map(Made::path).toList();
            List<Path> line = chain.subList(0, depth + 1);
            assertEquals(line, effects.mergedLine());
            for (Made disk : made.disks().values()) {
                assertEquals(
                        kind(disk, line, rescued),
                        effects.of(disk.path()).kind(),
                        disk.path().toString());
            }
        }

        private Kind kind(Made disk, List<Path> line, Set<Path> rescued) {
            List<Path> up = made.chain(disk.path()).stream().map(Made::path).toList();
            if (disk.path().equals(line.getLast())) return Kind.TARGET;
            if (line.contains(disk.path())) return Kind.MERGED;
            if (line.getFirst().equals(disk.parent())) return Kind.ORPHANED;
            if (up.contains(line.getFirst())) return Kind.FOLLOWS;
            if (rescued.contains(disk.path())) return Kind.RESCUED;
            if (up.stream().anyMatch(rescued::contains)) return Kind.UNTOUCHED;
            boolean through = line.stream().skip(1).anyMatch(up::contains);
            return through ? Kind.INVALIDATED : Kind.UNTOUCHED;
        }

        private long ownedBytes(Made source, int depth) {
            BitSet owned = new BitSet();
            for (Made disk : made.chain(source.path()).subList(0, depth)) {
                owned.or(visible(disk, source, owned));
            }
            int sectors = source.content().length / source.sectorSize();
            return (long) owned.get(0, sectors).cardinality() * source.sectorSize();
        }

        /// What each rescued disk does not own and a disk above its parent decides.
        private long rescueBytes(Made source, int depth, Set<Path> rescued) {
            List<Made> line = made.chain(source.path()).subList(0, depth + 1);
            long bytes = 0;
            for (Path path : rescued) {
                Made disk = made.disks().get(path);
                int parent = line.indexOf(made.disks().get(disk.parent()));
                BitSet decided = new BitSet();
                int end = source.content().length / source.sectorSize();
                int most = end;
                for (Made above : line.subList(0, parent)) {
                    most = Math.min(most, above.content().length / above.sectorSize());
                    BitSet owned = (BitSet) above.owned().clone();
                    if (most < owned.length()) owned.clear(most, owned.length());
                    decided.or(owned);
                }
                decided.set(most, end); // a smaller disk cuts off what is below it
                decided.andNot(disk.owned());
                int sectors = disk.content().length / disk.sectorSize();
                bytes += (long) decided.get(0, sectors).cardinality() * source.sectorSize();
            }
            return bytes;
        }

        /// What shows of a disk's own sectors through smaller disks above it.
        private BitSet visible(Made disk, Made source, BitSet above) {
            int sectors = Integer.MAX_VALUE;
            for (Made over : made.chain(source.path())) {
                if (over == disk) break;
                sectors = Math.min(sectors, over.content().length / over.sectorSize());
            }
            BitSet visible = (BitSet) disk.owned().clone();
            if (sectors < visible.length()) visible.clear(sectors, visible.length());
            return visible;
        }

        /// Whether anything below the source is not zero past the source's end.
        private boolean cutsData(Made source, int depth) {
            for (Made disk : made.chain(source.path()).subList(1, depth + 1)) {
                for (int i = source.content().length; i < disk.content().length; i++) {
                    if (disk.content()[i] != 0) return true;
                }
            }
            return false;
        }

        private void requireAsModel(DiskForest forest, Iterable<Path> disks) throws IOException {
            for (Path disk : disks) requireReads(forest, disk, made.disks().get(disk).content());
        }

        private void requireReads(DiskForest forest, Path disk, byte[] content) throws IOException {
            try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
                assertEquals(content.length, chain.virtualSize(), disk.toString());
                byte[] read = new byte[content.length];
                chain.read(0, ByteBuffer.wrap(read));
                assertEquals(-1, Arrays.mismatch(content, read), "first wrong byte of " + disk);
            }
        }

        private void requireRefused(DiskForest forest, Path disk) {
            assertFalse(forest.disk(disk).isEmpty(), "gone: " + disk);
            assertThrows(
                    ChainBrokenException.class,
                    () -> OpenChain.open(storage, forest, disk).close(),
                    "must be refused: " + disk);
        }
    }
}
