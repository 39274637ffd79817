package org.diskchain.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Opens files for reading so that only a few are open at a time, however long the chain: one that
/// was not used for long is closed and opened again when it is needed.
///
/// A file that was replaced meanwhile is noticed and refused.
public final class PooledFiles implements ReadableFiles, Closeable {
    private final ReadableFiles files;
    private final int most;
    private final LinkedHashMap<Pooled, ByteFile> open = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most how many files may be open at a time
    public PooledFiles(ReadableFiles files, int most) {
        this.files = files;
        this.most = most;
    }

    @Override
    public ByteFile open(Path file) throws IOException {
        Pooled pooled = new Pooled(file, keyOf(file));
        pooled.file();
        return pooled;
    }

    @Override
    public Optional<FileFacts> facts(Path path) throws IOException {
        return files.facts(path);
    }

    private Optional<String> keyOf(Path file) throws IOException {
        return files.facts(file).map(FileFacts::key);
    }

    @Override
    public void close() throws IOException {
        for (ByteFile file : open.values()) file.close();
        open.clear();
    }

    private void closeOldest() throws IOException {
        Map.Entry<Pooled, ByteFile> oldest = open.firstEntry();
        open.remove(oldest.getKey());
        oldest.getValue().close();
    }

    private final class Pooled implements ByteFile {
        private final Path path;
        private final Optional<String> key;

        Pooled(Path path, Optional<String> key) {
            this.path = path;
            this.key = key;
        }

        private ByteFile file() throws IOException {
            ByteFile file = open.get(this);
            if (file == null) {
                if (!keyOf(path).equals(key)) {
                    throw new IOException("replaced while it was open: " + path);
                }
                if (open.size() >= most) closeOldest();
                file = files.open(path);
                open.put(this, file);
            }
            return file;
        }

        @Override
        public long size() throws IOException {
            return file().size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            file().read(offset, into);
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            throw new IOException("opened for reading: " + path);
        }

        @Override
        public void resize(long size) throws IOException {
            throw new IOException("opened for reading: " + path);
        }

        @Override
        public void force() {}

        @Override
        public void close() throws IOException {
            ByteFile file = open.remove(this);
            if (file != null) file.close();
        }
    }
}
