package org.diskchain.fuzz;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A file of a specimen with other bytes in some places, or another size.
///
/// @param structure the name of what was mutated
/// @param file the file that differs
/// @param size its size now
/// @param patches its other bytes
record Mutant(String structure, Path file, long size, List<Patch> patches) {
    record Patch(long offset, byte[] bytes) {}

    Mutant {
        patches = List.copyOf(patches);
    }

    /// Puts the other bytes over those that were read from `offset` on.
    void overlay(long offset, ByteBuffer read) {
        long end = offset + read.remaining();
        for (Patch patch : patches) {
            long from = Math.max(offset, patch.offset);
            long to = Math.min(end, patch.offset + patch.bytes.length);
            if (from >= to) continue;
            read.put(
                    read.position() + (int) (from - offset),
                    patch.bytes,
                    (int) (from - patch.offset),
                    (int) (to - from));
        }
    }

    /// Changes the file for good.
    void apply(Storage storage) throws IOException {
        try (ByteFile bytes = storage.openForWriting(file)) {
            bytes.resize(size);
            for (Patch patch : patches) {
                long length = Math.min(patch.bytes.length, size - patch.offset);
                if (length <= 0) continue;
                bytes.write(patch.offset, ByteBuffer.wrap(patch.bytes, 0, (int) length));
            }
        }
    }
}
