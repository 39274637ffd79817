package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A storage on which, from the n-th write on, nothing can be written any more. Files can still be
/// cut, deleted and renamed.
public final class FullVolume {
    private final Storage storage;
    private final Kind kind;
    private long left;
    private boolean refused;

    private FullVolume(Storage storage, Kind kind, long writes) {
        this.storage = storage;
        this.kind = kind;
        this.left = writes;
    }

    /// @param writes that succeed
    public static FullVolume after(long writes, Kind kind, Storage storage) {
        return new FullVolume(storage, kind, writes);
    }

    /// Whether a write was refused.
    public boolean refused() {
        return refused;
    }

    public Storage storage() {
        return (Storage)
                Proxy.newProxyInstance(
                        Storage.class.getClassLoader(),
                        new Class<?>[] {Storage.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("create")) take((Path) arguments[0]);
                            try {
                                Object result = method.invoke(storage, arguments);
                                return result instanceof ByteFile file
                                        ? new Limited(file, (Path) arguments[0])
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void take(Path file) throws IOException {
        if (left-- > 0) return;
        refused = true;
        throw new NoRoomException(kind, file, new IOException("in a test"));
    }

    private final class Limited implements ByteFile {
        private final ByteFile file;
        private final Path path;

        Limited(ByteFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            file.read(offset, into);
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            take(path);
            file.write(offset, from);
        }

        @Override
        public void resize(long size) throws IOException {
            if (size > file.size()) take(path);
            file.resize(size);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
