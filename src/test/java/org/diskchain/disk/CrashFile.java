package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/// A file that remembers all that is done to it, and then shows what a power cut could have left:
/// all that was forced, and of what came after any part, writes torn at sector boundaries.
final class CrashFile implements ByteFile {
    private static final int SECTOR = 512;

    private sealed interface Event {
        record Write(int offset, byte[] bytes) implements Event {}

        record Resize(int size) implements Event {}

        record Force() implements Event {}
    }

    /// Looks at what a power cut left.
    interface Check {
        /// @param events how many of the events had happened
        void check(byte[] left, int events) throws Exception;
    }

    private final byte[] original;
    private final IntPredicate swallowed;
    private final List<Event> events = new ArrayList<>();
    private byte[] bytes;
    private int size;
    private int forces;
    private int firstCrash;

    /// @param swallowed numbers of forces, from 0, that do nothing; crashes are of interest from
    ///   the last of them on
    CrashFile(byte[] original, IntPredicate swallowed) {
        this.original = original.clone();
        this.bytes = original.clone();
        this.size = original.length;
        this.swallowed = swallowed;
    }

    int events() {
        return events.size();
    }

    int forces() {
        return forces;
    }

    /// Cuts the power before each force, and at the end, some times each.
    void forEachCrash(long seed, int tries, Check check) throws Exception {
        Random random = new Random(seed);
        Image durable = new Image(original);
        List<Event> open = new ArrayList<>();
        for (int i = 0; i <= events.size(); i++) {
            boolean force = i == events.size() || events.get(i) instanceof Event.Force;
            if (!force) {
                open.add(events.get(i));
                continue;
            }
            for (int t = 0; t < tries && i >= firstCrash; t++) {
                Image left = new Image(durable.toArray());
                for (Event event : open) left.applyPartly(event, random);
                check.check(left.toArray(), i);
            }
            for (Event event : open) durable.apply(event);
            open.clear();
        }
    }

    private static final class Image {
        private byte[] bytes;
        private int size;

        Image(byte[] bytes) {
            this.bytes = bytes;
            this.size = bytes.length;
        }

        void applyPartly(Event event, Random random) {
            switch (random.nextInt(3)) {
                case 0 -> apply(event);
                case 1 -> {}
                default -> tear(event, random);
            }
        }

        private void tear(Event event, Random random) {
            if (!(event instanceof Event.Write(int offset, byte[] written))) return;
            for (int at = 0; at < written.length; at += SECTOR) {
                if (random.nextBoolean()) continue;
                int end = Math.min(at + SECTOR, written.length);
                put(offset + at, Arrays.copyOfRange(written, at, end));
            }
        }

        void apply(Event event) {
            switch (event) {
                case Event.Write(int offset, byte[] written) -> put(offset, written);
                case Event.Resize(int newSize) -> {
                    hold(newSize);
                    size = newSize;
                }
                case Event.Force() -> {}
            }
        }

        private void put(int offset, byte[] written) {
            hold(offset + written.length);
            System.arraycopy(written, 0, bytes, offset, written.length);
            size = Math.max(size, offset + written.length);
        }

        private void hold(int bytesNeeded) {
            if (bytesNeeded > bytes.length) bytes = Arrays.copyOf(bytes, bytesNeeded);
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        if (offset + into.remaining() > size) throw new EOFException();
        into.put(bytes, (int) offset, into.remaining());
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        byte[] written = new byte[from.remaining()];
        from.get(written);
        events.add(new Event.Write((int) offset, written));
        if (offset + written.length > size) hold((int) offset + written.length);
        System.arraycopy(written, 0, bytes, (int) offset, written.length);
    }

    @Override
    public void resize(long newSize) {
        if (newSize < size) throw new IllegalArgumentException("made smaller");
        events.add(new Event.Resize((int) newSize));
        hold((int) newSize);
    }

    private void hold(int newSize) {
        bytes = Arrays.copyOf(bytes, newSize);
        size = newSize;
    }

    @Override
    public void force() {
        if (swallowed.test(forces++)) firstCrash = events.size();
        else events.add(new Event.Force());
    }

    @Override
    public void close() {}
}
