package org.diskchain.testing;

import org.diskchain.bytes.Storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// A storage that tells a watcher of every call before it is made.
public final class WatchedStorage {
    private WatchedStorage() {}

    /// @param watcher is given the name of the call and each path in it
    public static Storage of(Storage storage, BiConsumer<String, Path> watcher) {
        return (Storage)
                Proxy.newProxyInstance(
                        Storage.class.getClassLoader(),
                        new Class<?>[] {Storage.class},
                        (_, method, arguments) -> {
                            for (Object argument : arguments) {
                                if (argument instanceof Path path) {
                                    watcher.accept(method.getName(), path);
                                }
                            }
                            try {
                                return method.invoke(storage, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
