package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.file.Path;

/// To come.
non-sealed interface VhdDisk extends Disk {
    static VhdDisk open(ByteFile file, Path path) throws IOException {
        throw new UnsupportedOperationException("to come " + file + path);
    }

    /// Whether the file ends in a valid footer of a fixed VHD of just this length.
    static boolean hasFixedFooter(ByteFile file) throws IOException {
        return file.size() < 0;
    }
}
