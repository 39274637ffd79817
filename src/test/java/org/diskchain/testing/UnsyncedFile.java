package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// One file of a [CrashRecorder] at one moment: what is certain of it, and what was done since.
final class UnsyncedFile {
    private static final int[] UNITS = {512, 512, 4096};

    private final List<CrashEvent.OfFile> pending = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private MemoryContent durable;
    private MemoryContent kept;

    UnsyncedFile(MemoryContent durable) {
        this.durable = durable;
        this.kept = durable;
    }

    boolean isCertain() {
        return pending.isEmpty();
    }

    void add(CrashEvent.OfFile event) {
        if (pending.isEmpty()) {
            kept = durable.copy();
            sizes.clear();
            sizes.add(durable.size());
        }
        pending.add(event);
        event.apply(kept);
        if (!sizes.contains(kept.size())) sizes.add(kept.size());
    }

    void force() {
        durable = kept;
        pending.clear();
    }

    /// As if nothing had happened since the last sync.
    MemoryContent lost() {
        return durable;
    }

    /// As if the program alone had died.
    MemoryContent kept() {
        return kept;
    }

    /// The new length, and nothing of the data.
    MemoryContent lengthOnly() {
        if (pending.isEmpty()) return durable;
        MemoryContent left = durable.copy();
        left.resize(kept.size());
        left.touch(kept.modified());
        return left;
    }

    /// The data as far as the old length holds it.
    MemoryContent dataOnly() {
        if (pending.isEmpty()) return durable;
        MemoryContent left = kept.copy();
        left.resize(durable.size());
        left.touch(kept.modified());
        return left;
    }

    /// Some of what happened: whole changes or torn ones, in any order, at any of the lengths.
    MemoryContent some(RandomGenerator random) {
        if (pending.isEmpty()) return durable;
        MemoryContent left =
                switch (random.nextInt(5)) {
                    case 0 -> kept.copy();
                    case 1 -> until(random);
                    case 2 -> whole(random);
                    default -> torn(random);
                };
        if (sizes.size() > 1 && random.nextInt(3) == 0) {
            left.resize(sizes.get(random.nextInt(sizes.size())));
        }
        left.touch(kept.modified());
        return left;
    }

    private MemoryContent until(RandomGenerator random) {
        MemoryContent left = durable.copy();
        int last = random.nextInt(pending.size());
        for (CrashEvent.OfFile event : pending.subList(0, last)) event.apply(left);
        apply(pending.get(last), left, UNITS[0], random);
        return left;
    }

    private MemoryContent whole(RandomGenerator random) {
        MemoryContent left = durable.copy();
        for (CrashEvent.OfFile event : pending) if (random.nextBoolean()) event.apply(left);
        return left;
    }

    private MemoryContent torn(RandomGenerator random) {
        MemoryContent left = durable.copy();
        int unit = UNITS[random.nextInt(UNITS.length)];
        for (CrashEvent.OfFile event : pending) {
            switch (random.nextInt(4)) {
                case 0 -> event.apply(left);
                case 1 -> {}
                default -> apply(event, left, unit, random);
            }
        }
        return left;
    }

    private static void apply(
            CrashEvent.OfFile event, MemoryContent left, int unit, RandomGenerator random) {
        switch (event) {
            case CrashEvent.Resize resize -> resize.apply(left);
            case CrashEvent.Write write -> tear(write, left, unit, random);
        }
    }

    /// Each unit of the file, as the drive writes it, is old or new.
    private static void tear(
            CrashEvent.Write write, MemoryContent left, int unit, RandomGenerator random) {
        long start = write.offset();
        long end = start + write.bytes().length;
        for (long at = start; at < end; ) {
            long next = Math.min(end, (at / unit + 1) * unit);
            if (random.nextBoolean()) {
                int from = (int) (at - start);
                left.write(at, ByteBuffer.wrap(write.bytes(), from, (int) (next - at)));
            }
            at = next;
        }
    }
}
