package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;

/// A storage that says that it has written and has written something else: one bit of one write of
/// payload differs. Payload is known by one byte that all of it is made of.
public final class LyingStorage {
    private final byte payload;
    private final int lie;
    private int writes;

    /// @param lie the n-th write of payload is the wrong one, counted from 1
    public LyingStorage(byte payload, int lie) {
        this.payload = payload;
        this.lie = lie;
    }

    /// Whether it has lied.
    public boolean hasLied() {
        return writes >= lie;
    }

    public Storage over(Storage storage) {
        return (Storage) wrapped(storage, Storage.class);
    }

    private Object wrapped(Object thing, Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call(thing, method, arguments));
    }

    private Object call(Object thing, Method method, Object[] arguments) throws Throwable {
        boolean wrong =
                method.getName().equals("write")
                        && isPayload((ByteBuffer) arguments[1])
                        && ++writes == lie;
        try {
            Object result = method.invoke(thing, arguments);
            if (wrong) flip((ByteFile) thing, (long) arguments[0]);
            return result instanceof ByteFile file ? wrapped(file, ByteFile.class) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isPayload(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) != payload) return false;
        }
        return true;
    }

    private void flip(ByteFile file, long offset) throws IOException {
        file.write(offset, ByteBuffer.wrap(new byte[] {(byte) (payload ^ 1)}));
    }
}
