package org.diskchain.journal;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undo.Step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/// How many of the writes of a record are in its file. Each was made durable before the next one,
/// so that at most one is there by part: of each of its sectors the old bytes or the new ones.
///
/// Bytes past the old end of a file may be missing or zero after a power cut.
public final class UndoSteps {
    private static final int SECTOR = 512;

    private final Undo undo;
    private final NavigableMap<Long, byte[]> touched = new TreeMap<>(); // as before the first write

    public UndoSteps(Undo undo) {
        this.undo = undo;
        for (Step step : undo.steps()) touch(step.offset(), step.end());
        for (Step step : undo.steps().reversed()) takeBack(touched, step);
    }

    /// Adds a stretch; stretches that overlap or adjoin become one.
    private void touch(long from, long to) {
        if (from == to) return;
        long start = from;
        long end = to;
        Map.Entry<Long, byte[]> other = touched.floorEntry(end);
        while (other != null && other.getKey() + other.getValue().length >= start) {
            start = Math.min(start, other.getKey());
            end = Math.max(end, other.getKey() + other.getValue().length);
            touched.remove(other.getKey());
            other = touched.floorEntry(end);
        }
        touched.put(start, new byte[Math.toIntExact(end - start)]);
    }

    /// The writes that are in the file, counted from the first; the next may be there by part.
    ///
    /// @return empty where the file holds something else
    public OptionalInt done(ByteFile file) throws IOException {
        NavigableMap<Long, byte[]> found = new TreeMap<>();
        for (Map.Entry<Long, byte[]> part : touched.entrySet()) {
            found.put(part.getKey(), bytesOf(file, part.getKey(), part.getValue().length));
        }
        NavigableMap<Long, byte[]> state = copy(touched);
        for (Step step : undo.steps()) {
            put(state, step.offset(), HexFormat.of().parseHex(step.written()));
        }
        for (int i = undo.steps().size(); i >= 0; i--) {
            if (isIn(file.size(), found, state, i)) return OptionalInt.of(i);
            if (i > 0) takeBack(state, undo.steps().get(i - 1));
        }
        return OptionalInt.empty();
    }

    /// Whether nothing of the change is in the file.
    private boolean isUntouched(ByteFile file) throws IOException {
        if (file.size() != sizeAfter(0)) return false;
        for (Map.Entry<Long, byte[]> part : touched.entrySet()) {
            byte[] found = bytesOf(file, part.getKey(), part.getValue().length);
            if (!Arrays.equals(found, part.getValue())) return false;
        }
        return true;
    }

    /// How the file stands to its record, by its size and the bytes that the record names. What
    /// else of it was written is not looked at.
    public Standing standing(Storage storage, Path child) throws IOException {
        if (storage.facts(child).isEmpty()) return Standing.CHANGED;
        try (ByteFile file = storage.open(child)) {
            return standing(file);
        }
    }

    private Standing standing(ByteFile file) throws IOException {
        OptionalInt done = done(file);
        if (done.isEmpty()) return Standing.CHANGED;
        if (done.getAsInt() == 0 && isUntouched(file)) return Standing.BEFORE;
        boolean all = done.getAsInt() == undo.steps().size();
        return all && undo.modified().isPresent() ? Standing.DONE : Standing.UNFINISHED;
    }

    private static byte[] bytesOf(ByteFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        long there = Math.clamp(file.size() - offset, 0L, (long) length);
        file.read(offset, ByteBuffer.wrap(bytes, 0, (int) there));
        return bytes;
    }

    /// From the touched bytes after a step to those before it.
    private static void takeBack(NavigableMap<Long, byte[]> state, Step step) {
        byte[] old = HexFormat.of().parseHex(step.old());
        put(state, step.offset(), Arrays.copyOf(old, step.length()));
    }

    private static void put(NavigableMap<Long, byte[]> state, long offset, byte[] bytes) {
        if (bytes.length == 0) return;
        Map.Entry<Long, byte[]> part = state.floorEntry(offset);
        int at = (int) (offset - part.getKey());
        System.arraycopy(bytes, 0, part.getValue(), at, bytes.length);
    }

    private static NavigableMap<Long, byte[]> copy(NavigableMap<Long, byte[]> state) {
        NavigableMap<Long, byte[]> copy = new TreeMap<>();
        state.forEach((offset, bytes) -> copy.put(offset, bytes.clone()));
        return copy;
    }

    private long sizeAfter(int done) {
        return done == 0
                ? undo.steps().getFirst().sizeBefore()
                : undo.steps().get(done - 1).sizeAfter();
    }

    private boolean isIn(
            long size,
            NavigableMap<Long, byte[]> found,
            NavigableMap<Long, byte[]> state,
            int done) {
        long most = done == undo.steps().size() ? sizeAfter(done) : sizeAfter(done + 1);
        if (size < sizeAfter(done) || size > most) return false;
        for (Map.Entry<Long, byte[]> part : found.entrySet()) {
            if (!isIn(part.getKey(), part.getValue(), state.get(part.getKey()), done)) return false;
        }
        return true;
    }

    /// Compares sector by sector: each holds what it held after `done` steps, or, where the next
    /// one writes, what that writes.
    private boolean isIn(long start, byte[] found, byte[] expected, int done) {
        for (int at = 0; at < found.length; ) {
            long sector = (start + at) / SECTOR * SECTOR;
            int end = (int) Math.min(found.length, sector + SECTOR - start);
            boolean same = Arrays.equals(found, at, end, expected, at, end);
            if (!same && !isNext(start, found, expected, at, end, done)) return false;
            at = end;
        }
        return true;
    }

    private boolean isNext(long start, byte[] found, byte[] expected, int from, int to, int done) {
        if (done == undo.steps().size()) return false;
        Step next = undo.steps().get(done);
        byte[] sector = Arrays.copyOfRange(expected, from, to);
        byte[] written = HexFormat.of().parseHex(next.written());
        for (int i = 0; i < sector.length; i++) {
            long at = start + from + i - next.offset();
            if (at >= 0 && at < written.length) sector[i] = written[(int) at];
        }
        return Arrays.equals(found, from, to, sector, 0, sector.length);
    }
}
