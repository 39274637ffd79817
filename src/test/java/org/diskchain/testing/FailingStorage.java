package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Set;

/// A storage whose machine fails: one call, or all that take space from one of them on. A write
/// that fails may have written a part.
public final class FailingStorage {
    private static final Set<String> TAKE_SPACE = Set.of("write", "resize", "create");
    private static final Set<String> NEVER_FAIL = Set.of("close", "toString", "isWritable");

    private static final int SECTOR = 512;

    private final int call;
    private final boolean full;
    private int calls;
    private boolean failed;

    private FailingStorage(int call, boolean full) {
        this.call = call;
        this.full = full;
    }

    /// The n-th call fails, counted from 1, of whatever kind; those after it work again.
    public static FailingStorage once(int call) {
        return new FailingStorage(call, false);
    }

    /// From the n-th call on that takes space, all such fail.
    public static FailingStorage fullFrom(int call) {
        return new FailingStorage(call, true);
    }

    /// Whether a call has failed.
    public boolean hasFailed() {
        return failed;
    }

    /// The storage with these failures.
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
        if (fails(method.getName())) {
            failed = true;
            if (method.getName().equals("write")) writeHalf(thing, arguments);
            throw new IOException(full ? "no space left on device" : "input/output error");
        }
        try {
            Object result = method.invoke(thing, arguments);
            return result instanceof ByteFile file ? wrapped(file, ByteFile.class) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean fails(String method) {
        if (NEVER_FAIL.contains(method)) return false;
        if (!full) return ++calls == call;
        return TAKE_SPACE.contains(method) && ++calls >= call;
    }

    private static void writeHalf(Object file, Object[] arguments) throws IOException {
        ByteBuffer from = (ByteBuffer) arguments[1];
        int half = from.remaining() / 2 / SECTOR * SECTOR;
        ((ByteFile) file).write((long) arguments[0], from.slice(from.position(), half));
    }
}
