package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.file.Path;

/// To come.
non-sealed interface VhdxDisk extends Disk {
    static VhdxDisk open(ByteFile file, Path path) throws IOException {
        throw new UnsupportedOperationException("to come " + file + path);
    }
}
