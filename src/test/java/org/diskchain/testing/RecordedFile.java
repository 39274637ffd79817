package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One file in memory that remembers what was done to it, and what a power cut could have left of
/// it: of all that was not forced, each sector may be old or new.
public final class RecordedFile implements ByteFile {
    private static final int SECTOR = 512;

    private sealed interface Event {
        record Write(long offset, byte[] bytes) implements Event {}

        record Resize(long size) implements Event {}

        record Force() implements Event {}
    }

    /// Looks at what a power cut left.
    @FunctionalInterface
    public interface Check {
        void accept(byte[] left) throws Exception;
    }

    private final byte[] first;
    private final List<Event> events = new ArrayList<>();
    private final int forgotten;
    private int forces;
    private byte[] now;

    /// A file that keeps what it is told.
    public RecordedFile(byte[] bytes) {
        this(bytes, -1);
    }

    /// @param forgotten which force it forgets, counted from 0: a twin that must fail
    public RecordedFile(byte[] bytes, int forgotten) {
        first = bytes.clone();
        now = bytes.clone();
        this.forgotten = forgotten;
    }

    /// Cuts the power before each event, `tries` times, and hands over what is left.
    public void forEachCrash(long seed, int tries, Check check) throws Exception {
        Random random = new Random(seed);
        for (int cut = 0; cut <= events.size(); cut++) {
            for (int i = 0; i < tries; i++) check.accept(left(cut, random));
        }
    }

    private byte[] left(int cut, Random random) {
        int forced = 0;
        for (int i = 0; i < cut; i++) if (events.get(i) instanceof Event.Force) forced = i;
        byte[] left = first;
        for (int i = 0; i < cut; i++) {
            left = i < forced ? apply(left, events.get(i)) : maybe(left, events.get(i), random);
        }
        return left;
    }

    private static byte[] maybe(byte[] file, Event event, Random random) {
        if (!(event instanceof Event.Write write)) {
            return random.nextBoolean() ? apply(file, event) : file;
        }
        byte[] left = file;
        int length = write.bytes.length;
        boolean all = random.nextBoolean();
        for (int at = 0; at < length; at += SECTOR) {
            if (!all && random.nextBoolean()) continue;
            byte[] sector = Arrays.copyOfRange(write.bytes, at, Math.min(length, at + SECTOR));
            left = apply(left, new Event.Write(write.offset + at, sector));
        }
        return left;
    }

    private static byte[] apply(byte[] file, Event event) {
        return switch (event) {
            case Event.Force _ -> file;
            case Event.Resize(long size) -> Arrays.copyOf(file, (int) size);
            case Event.Write(long offset, byte[] bytes) -> {
                int size = Math.max(file.length, (int) offset + bytes.length);
                byte[] written = Arrays.copyOf(file, size);
                System.arraycopy(bytes, 0, written, (int) offset, bytes.length);
                yield written;
            }
        };
    }

    private void record(Event event) {
        events.add(event);
        now = apply(now, event);
    }

    @Override
    public long size() {
        return now.length;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        if (offset + into.remaining() > now.length) throw new EOFException();
        into.put(now, (int) offset, into.remaining());
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        record(new Event.Write(offset, bytes));
    }

    @Override
    public void resize(long size) {
        record(new Event.Resize(size));
    }

    @Override
    public void force() {
        if (forces++ != forgotten) record(new Event.Force());
    }

    @Override
    public void close() {}
}
