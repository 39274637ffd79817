package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.testing.checker.InvalidDiskException;
import org.diskchain.testing.checker.OutsideReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What disks read as, told apart by what matters: files that were looked at before are not looked
/// at again.
final class CrashViews {
    private static final int MOST_KEPT = 20_000;

    private final byte[] after;
    private final CrashForest forest;
    private final ByteBuffer buffer = ByteBuffer.allocate(8 << 20);
    private final Map<Long, Looked> files = new HashMap<>();
    private final Map<Long, View> views = new HashMap<>();

    /// What a disk shows.
    enum View {
        /// What it showed before the merge.
        BEFORE,
        /// What the source showed before the merge.
        AFTER,
        /// In each sector the one or the other.
        CHANGING,
        WRONG
    }

    /// A file as the checker sees it.
    record Looked(Optional<CheckedDisk> disk, String error) {}

    @FunctionalInterface
    interface Reading {
        /// Reads the whole disk, as large as it is.
        int into(ByteBuffer buffer) throws IOException;
    }

    CrashViews(CrashForest forest, Path source) {
        this.forest = forest;
        this.after = forest.disk(source).content();
    }

    Looked look(CrashState state, MemoryStorage storage, Path file) {
        if (!state.files().contains(file)) return new Looked(Optional.empty(), "not there");
        if (files.size() > MOST_KEPT) files.clear();
        return files.computeIfAbsent(state.digest(file).orElseThrow(), _ -> look(storage, file));
    }

    private static Looked look(MemoryStorage storage, Path file) {
        try {
            ByteFile bytes = storage.open(file);
            return new Looked(Optional.of(CheckedDisk.of(bytes)), "");
        } catch (InvalidDiskException e) {
            return new Looked(Optional.empty(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the checker reads of a chain, leaf first.
    View outside(CrashState state, MemoryStorage storage, List<Path> chain) throws IOException {
        return view(
                state,
                chain,
                1,
                into -> {
                    List<CheckedDisk> disks =
                            chain.stream()
                                    .map(path -> look(state, storage, path).disk.orElseThrow())
                                    .toList();
                    int size = (int) disks.getFirst().size();
                    OutsideReader.read(disks, 0, into.limit(size));
                    return size;
                });
    }

    /// What is read of a chain; the reader is only asked where these very files were not read by it
    /// before.
    ///
    /// @param reader tells readers apart
    View view(CrashState state, List<Path> chain, int reader, Reading reading) throws IOException {
        long key = reader;
        for (Path path : chain) {
            key = key * 0x100_0000_01b3L + path.hashCode();
            key = key * 0x100_0000_01b3L ^ state.digest(path).orElse(0);
            key ^= key >>> 29;
        }
        View known = views.get(key);
        if (known != null) return known;
        if (views.size() > MOST_KEPT) views.clear();
        int size = reading.into(buffer.clear());
        View view = compare(chain.getFirst(), size);
        views.put(key, view);
        return view;
    }

    private View compare(Path leaf, int size) {
        byte[] before = forest.disk(leaf).content();
        byte[] found = buffer.array();
        if (matches(before, found, size)) return View.BEFORE;
        if (matches(after, found, size)) return View.AFTER;
        if (size != before.length && size != after.length) return View.WRONG;
        for (int at = 0; at < size; at += CrashForest.SECTOR) {
            boolean fits = sectorIs(before, found, at) || sectorIs(after, found, at);
            if (!fits) return View.WRONG;
        }
        return View.CHANGING;
    }

    private static boolean matches(byte[] content, byte[] found, int size) {
        return content.length == size && Arrays.equals(content, 0, size, found, 0, size);
    }

    /// Past its end a disk shows zeros.
    private static boolean sectorIs(byte[] content, byte[] found, int at) {
        for (int i = at; i < at + CrashForest.SECTOR; i++) {
            byte expected = i < content.length ? content[i] : 0;
            if (found[i] != expected) return false;
        }
        return true;
    }
}
