package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.testing.checker.OutsideReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold when a merge is done, however it came to its end.
final class FinishedMerge {
    private final CrashForest forest;
    private final Effects effects;
    private final UnknownBytes unknown;
    private final Map<Path, Long> digests = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final BitSet owned;

    FinishedMerge(CrashForest forest, Effects effects) throws IOException {
        this.forest = forest;
        this.effects = effects;
        this.unknown = new UnknownBytes(forest.format());
        for (Path disk : forest.disks().keySet()) {
            digests.put(disk, forest.storage().digest(disk));
        }
        this.owned = expectedOwned();
    }

    /// The target's own sectors, and those of the merged disks as far as the source reaches.
    private BitSet expectedOwned() {
        BitSet sectors = (BitSet) forest.disk(effects.target()).owned().clone();
        int end = forest.disk(effects.source()).content().length / CrashForest.SECTOR;
        for (Path merged : effects.disks(Kind.MERGED)) sectors.or(forest.disk(merged).owned());
        return within(end, sectors);
    }

    /// Past the end that the target had before it need not own the zeros there.
    private BitSet within(int end, BitSet sectors) {
        int before = forest.disk(effects.target()).content().length / CrashForest.SECTOR;
        return sectors.get(0, Math.min(end, before));
    }

    /// @throws AssertionError if something is not as the plan said
    void require(MemoryStorage storage) throws Exception {
        if (!seen.add(digest(storage))) return;
        DiskForest after = CrashJudge.scan(storage);
        assertTrue(after.unfinished().isEmpty(), "unfinished");
        requireReads(storage, after, effects.target(), effects.source());
        for (Kind kind : List.of(Kind.UNTOUCHED, Kind.RESCUED)) {
            for (Path disk : effects.disks(kind)) {
                requireReads(storage, after, disk, disk);
                requireOutside(storage, disk, disk);
            }
        }
        for (Kind kind : List.of(Kind.MERGED, Kind.INVALIDATED, Kind.ORPHANED, Kind.FOLLOWS)) {
            for (Path disk : effects.disks(kind)) requireRefused(storage, after, disk);
        }
        for (Path disk : forest.disks().keySet()) {
            boolean planned = effects.mergedLine().contains(disk);
            if (planned || effects.of(disk).kind() == Kind.RESCUED)
                unknown.requireIn(storage, disk);
            else assertEquals(digests.get(disk), storage.digest(disk), "changed: " + disk);
        }
        requireTarget(storage);
    }

    private long digest(MemoryStorage storage) throws IOException {
        long digest = 0;
        for (Path disk : forest.disks().keySet()) digest = digest * 31 + storage.digest(disk);
        return digest;
    }

    private void requireReads(MemoryStorage storage, DiskForest after, Path disk, Path content)
            throws IOException {
        byte[] expected = forest.disk(content).content();
        try (OpenChain chain = OpenChain.open(storage, after, disk)) {
            assertEquals(expected.length, chain.virtualSize(), disk.toString());
            byte[] read = new byte[expected.length];
            chain.read(0, ByteBuffer.wrap(read));
            assertEquals(-1, Arrays.mismatch(expected, read), "first wrong byte of " + disk);
        }
    }

    private static void requireRefused(MemoryStorage storage, DiskForest after, Path disk) {
        assertThrows(
                ChainBrokenException.class,
                () -> OpenChain.open(storage, after, disk).close(),
                "must be refused: " + disk);
    }

    /// Another program reads the target right; it has the source's identity, and owns what it owned
    /// and what was merged into it, nothing else.
    private void requireTarget(MemoryStorage storage) throws IOException {
        CheckedDisk target = check(storage, effects.target());
        assertEquals(check(storage, effects.source()).identity(), target.identity());
        assertFalse(target.needsRepair(), "the target needs repair");
        requireOutside(storage, effects.target(), effects.source());
        if (target.differencing()) assertEquals(owned, ownedNow(target), "sectors it owns");
    }

    private void requireOutside(MemoryStorage storage, Path disk, Path content) throws IOException {
        List<CheckedDisk> chain = new ArrayList<>();
        new OutsideReader(path -> Optional.of(check(storage, path)), false)
                .chain(disk)
                .orElseThrow()
                .forEach(path -> chain.add(check(storage, path)));
        byte[] read = new byte[(int) chain.getFirst().size()];
        OutsideReader.read(chain, 0, ByteBuffer.wrap(read));
        byte[] expected = forest.disk(content).content();
        assertEquals(-1, Arrays.mismatch(expected, read), "outside: first wrong byte of " + disk);
    }

    private static CheckedDisk check(MemoryStorage storage, Path disk) {
        try {
            return CheckedDisk.of(storage.open(disk));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BitSet ownedNow(CheckedDisk disk) {
        BitSet owned = new BitSet();
        for (long at = 0; at < disk.size(); ) {
            CheckedDisk.Run run = disk.run(at);
            int from = (int) (at / CrashForest.SECTOR);
            int to = (int) (run.end() / CrashForest.SECTOR);
            if (run.kind() != CheckedDisk.Kind.ABSENT) owned.set(from, to);
            at = run.end();
        }
        return within((int) (disk.size() / CrashForest.SECTOR), owned);
    }
}
