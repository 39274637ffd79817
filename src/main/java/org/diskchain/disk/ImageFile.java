package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.MalformedException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The bytes of an image file, with its name for what is wrong with them.
record ImageFile(ByteFile bytes, Path path) {
    long size() throws IOException {
        return bytes.size();
    }

    /// Reads `length` bytes, which the caller has found to be within the file.
    ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        bytes.read(offset, buffer);
        return buffer.flip();
    }

    DamagedDiskException damage(
            FaultCode code, String structure, long offset, String expected, Object found) {
        return new DamagedDiskException(
                path, new Fault(code, structure, offset, expected, String.valueOf(found)));
    }

    DamagedDiskException damage(FaultCode code, long structureOffset, MalformedException e) {
        return new DamagedDiskException(path, fault(code, structureOffset, e));
    }

    /// What a codec found, as a fault at a place in the file.
    static Fault fault(FaultCode code, long structureOffset, MalformedException e) {
        return new Fault(
                code, e.structure(), structureOffset + e.offset(), e.expected(), e.found());
    }
}
