package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;
import org.diskchain.bytes.WritableFiles;
import org.diskchain.journal.Undo.Step;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A file that is changed in memory only: every write is kept, in order, with the bytes that it
/// replaces, and is read back from there. The file itself is only read.
final class Rehearsal implements WritableFiles {
    /// More than this is not kept in memory: a log that holds so much is to be replayed by who
    /// wrote it.
    private static final long LARGEST = 16 << 20;

    private final Storage storage;
    private final Path rehearsed;
    private final List<Step> steps = new ArrayList<>();
    private final List<byte[]> written = new ArrayList<>();
    private long bytes;

    Rehearsal(Storage storage, Path file) {
        this.storage = storage;
        this.rehearsed = file;
    }

    /// Every write, in order.
    List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public ByteFile open(Path file) throws IOException {
        return file.equals(rehearsed) ? new Rehearsed(storage.open(file)) : storage.open(file);
    }

    @Override
    public ByteFile openForWriting(Path file) throws IOException {
        if (!file.equals(rehearsed)) throw new IllegalArgumentException("not rehearsed: " + file);
        return new Rehearsed(storage.open(file));
    }

    @Override
    public Optional<FileFacts> facts(Path path) throws IOException {
        return storage.facts(path);
    }

    @Override
    public Volume volume(Path path) throws IOException {
        return storage.volume(path);
    }

    private final class Rehearsed implements ByteFile {
        private final ByteFile file;

        Rehearsed(ByteFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return steps.isEmpty() ? file.size() : steps.getLast().sizeAfter();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            int length = into.remaining();
            if (offset + length > size()) throw new EOFException(rehearsed + " at " + offset);
            ByteBuffer out = into.slice();
            long there = Math.clamp(file.size() - offset, 0L, (long) length);
            file.read(offset, out.slice(0, (int) there));
            out.put((int) there, new byte[length - (int) there]);
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                long from = Math.max(offset, step.offset());
                long to = Math.min(offset + length, step.end());
                if (from >= to) continue;
                out.put(
                        (int) (from - offset),
                        written.get(i),
                        (int) (from - step.offset()),
                        (int) (to - from));
            }
            into.position(into.limit());
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            byte[] next = new byte[from.remaining()];
            from.get(next);
            long size = size();
            byte[] old = new byte[(int) Math.clamp(size - offset, 0L, (long) next.length)];
            bytes += old.length + next.length;
            if (bytes > LARGEST) throw new IOException("too much to be kept: " + rehearsed);
            read(Math.min(offset, size), ByteBuffer.wrap(old));
            add(new Step(offset, size, hex(old), hex(next)), next);
        }

        private void add(Step step, byte[] next) {
            steps.add(step);
            written.add(next);
        }

        @Override
        public void resize(long size) throws IOException {
            if (size < size()) throw new IOException("would be cut: " + rehearsed);
            if (size > size()) add(new Step(size, size(), "", ""), new byte[0]);
        }

        /// Nothing is written.
        @Override
        public void force() {}

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
