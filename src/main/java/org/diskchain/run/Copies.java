package org.diskchain.run;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.read.Likeness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks whether disks that by their headers are copies of each other are. Each group is looked at
/// once, however many orphans ask.
final class Copies {
    private final ReadableFiles files;
    private final Map<List<Path>, Boolean> seen = new HashMap<>();

    Copies(ReadableFiles files) {
        this.files = files;
    }

    /// Whether nothing was seen that differs; false where one cannot be read.
    boolean areAlike(List<Path> disks) {
        if (disks.size() < 2) return true;
        return seen.computeIfAbsent(disks, this::look);
    }

    private boolean look(List<Path> disks) {
        try (Disk first = Disks.open(files, disks.getFirst())) {
            for (Path path : disks.subList(1, disks.size())) {
                try (Disk next = Disks.open(files, path)) {
                    if (!Likeness.between(first, next)) return false;
                }
            }
            return true;
        } catch (IOException notToBeRead) {
            return false;
        }
    }
}
