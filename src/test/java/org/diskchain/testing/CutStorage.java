package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/// A storage under a program that is killed: some changes go through, and from then on nothing does
/// any more. What was written stays, as it does when a process ends and the machine goes on.
public final class CutStorage {
    private static final Set<String> CHANGES =
            Set.of(
                    "write",
                    "resize",
                    "force",
                    "create",
                    "rename",
                    "delete",
                    "createFolders",
                    "sync",
                    "openForWriting");

    private int left;

    private CutStorage(int changes) {
        left = changes;
    }

    /// @param changes how many go through
    public static Storage of(Storage storage, int changes) {
        return new CutStorage(changes).over(Storage.class, storage);
    }

    private <T> T over(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(real, method, arguments)));
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        if (CHANGES.contains(method.getName()) && left-- <= 0) throw new IOException("killed");
        try {
            Object result = method.invoke(real, arguments);
            return result instanceof ByteFile file ? over(ByteFile.class, file) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
