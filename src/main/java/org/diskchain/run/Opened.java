package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Several open things that are closed together, although closing one of them may fail.
final class Opened<T extends Closeable> implements Closeable {
    private final List<T> all = new ArrayList<>();

    /// Disks, open for reading.
    static Opened<Disk> disks(Storage storage, List<Path> paths) throws IOException {
        Opened<Disk> disks = new Opened<>();
        try {
            for (Path path : paths) disks.add(Disks.open(storage, path));
            return disks;
        } catch (IOException | RuntimeException e) {
            disks.close();
            throw e;
        }
    }

    T add(T opened) {
        all.add(opened);
        return opened;
    }

    T get(int index) {
        return all.get(index);
    }

    List<T> all() {
        return List.copyOf(all);
    }

    /// @throws IOException the first failure, once all have been closed
    @Override
    public void close() throws IOException {
        IOException first = null;
        for (T opened : all.reversed()) {
            try {
                opened.close();
            } catch (IOException e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }
}
