package org.diskchain.testing.checker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Another program that opens a disk: it follows recorded paths, compares identities, and knows
/// nothing of journals. Some programs look at the first slot of a VHDX only.
public final class OutsideReader {
    private static final byte[] ZEROS = new byte[1 << 16];

    private final Function<Path, Optional<CheckedDisk>> files;
    private final boolean bothSlots;

    /// @param files the valid disk at a path
    public OutsideReader(Function<Path, Optional<CheckedDisk>> files, boolean bothSlots) {
        this.files = files;
        this.bothSlots = bothSlots;
    }

    /// The disk and its ancestors; empty where the reader refuses it.
    public Optional<List<Path>> chain(Path leaf) {
        List<Path> chain = new ArrayList<>();
        Path next = leaf;
        while (true) {
            Optional<CheckedDisk> disk = files.apply(next);
            if (disk.isEmpty() || chain.contains(next)) return Optional.empty();
            chain.add(next);
            if (!disk.get().differencing()) return Optional.of(chain);
            Optional<Path> parent = parent(next.getParent(), disk.get());
            if (parent.isEmpty()) return Optional.empty();
            next = parent.get();
        }
    }

    private Optional<Path> parent(Path folder, CheckedDisk child) {
        List<String> accepted = child.parents();
        if (!bothSlots && accepted.size() > 1) accepted = accepted.subList(0, 1);
        for (String path : child.paths()) {
            Path place = folder.resolve(path.replace('\\', '/')).normalize();
            Optional<CheckedDisk> found = files.apply(place);
            if (found.isPresent() && accepted.contains(found.get().identity())) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /// Reads a stretch of a chain, leaf first.
    public static void read(List<CheckedDisk> chain, long offset, ByteBuffer into)
            throws IOException {
        long at = offset;
        long end = offset + into.remaining();
        while (at < end) at = readRun(chain, at, end, into);
    }

    /// @return where the next stretch begins
    private static long readRun(List<CheckedDisk> chain, long start, long end, ByteBuffer into)
            throws IOException {
        long at = start;
        long stop = end;
        for (CheckedDisk disk : chain) {
            if (at >= disk.size()) break;
            CheckedDisk.Run run = disk.run(at);
            stop = Math.min(stop, run.end());
            if (run.kind() == CheckedDisk.Kind.ABSENT) continue;
            if (run.kind() == CheckedDisk.Kind.ZERO) break;
            int length = (int) (stop - at);
            disk.read(run.at(), into.slice(into.position(), length));
            into.position(into.position() + length);
            return stop;
        }
        while (at + ZEROS.length < stop) {
            into.put(ZEROS);
            at += ZEROS.length;
        }
        into.put(ZEROS, 0, (int) (stop - at));
        return stop;
    }
}
