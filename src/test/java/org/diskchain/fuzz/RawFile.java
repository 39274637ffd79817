package org.diskchain.fuzz;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ReadableFiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Numbers in a file, read without the program's codecs.
record RawFile(ReadableFiles storage, Path path, ByteOrder order) {
    byte[] bytes(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (ByteFile file = storage.open(path)) {
            file.read(offset, ByteBuffer.wrap(bytes));
        }
        return bytes;
    }

    long size() throws IOException {
        return storage.facts(path).orElseThrow().size();
    }

    int intAt(long offset) throws IOException {
        return ByteBuffer.wrap(bytes(offset, Integer.BYTES)).order(order).getInt();
    }

    long longAt(long offset) throws IOException {
        return ByteBuffer.wrap(bytes(offset, Long.BYTES)).order(order).getLong();
    }
}
