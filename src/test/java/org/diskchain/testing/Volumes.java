package org.diskchain.testing;

import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;
import java.util.List;

/// A storage in which some folders are volumes of their own: no name reaches from one to another.
public final class Volumes {
    private Volumes() {}

    public static Storage of(Storage storage, List<Path> tops) {
        return (Storage)
                Proxy.newProxyInstance(
                        Storage.class.getClassLoader(),
                        new Class<?>[] {Storage.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("volume")) {
                                Path real = storage.realPath((Path) arguments[0]);
                                return new Volume(top(real, tops), 1L << 40);
                            }
                            if (method.getName().equals("rename")) {
                                requireOne((Path) arguments[0], (Path) arguments[1], tops);
                            }
                            try {
                                return method.invoke(storage, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static void requireOne(Path from, Path to, List<Path> tops)
            throws AtomicMoveNotSupportedException {
        if (top(from, tops).equals(top(to, tops))) return;
        throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "two volumes");
    }

    private static String top(Path path, List<Path> tops) {
        return tops.stream().filter(path::startsWith).findFirst().orElse(path.getRoot()).toString();
    }
}
