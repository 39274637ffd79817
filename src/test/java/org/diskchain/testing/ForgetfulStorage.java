package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Predicate;

/// A storage that says that it has written to a file and has not, once.
public final class ForgetfulStorage {
    private final Storage storage;
    private final Path file;
    private final Predicate<ByteBuffer> counted;
    private int left;

    /// @param nth which write is lost, counted from 1
    /// @param counted the writes that count
    public ForgetfulStorage(Storage storage, Path file, int nth, Predicate<ByteBuffer> counted) {
        this.storage = storage;
        this.file = file;
        this.left = nth;
        this.counted = counted;
    }

    /// Whether a write was lost.
    public boolean hasForgotten() {
        return left <= 0;
    }

    public Storage storage() {
        return wrapped(storage, Storage.class, null);
    }

    private <T> T wrapped(Object thing, Class<T> type, Path path) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().equals("write")
                                    && path.equals(file)
                                    && isForgotten((ByteBuffer) arguments[1])) return null;
                            try {
                                Object result = method.invoke(thing, arguments);
                                return result instanceof ByteFile bytes
                                        ? wrapped(bytes, ByteFile.class, (Path) arguments[0])
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private boolean isForgotten(ByteBuffer bytes) {
        if (!counted.test(bytes) || --left != 0) return false;
        bytes.position(bytes.limit());
        return true;
    }
}
