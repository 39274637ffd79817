package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.file.Path;

/// To come.
non-sealed interface VhdWriter extends DiskWriter {
    static VhdWriter open(ByteFile file, Path path) throws IOException {
        throw new UnsupportedOperationException("to come " + file + path);
    }

    static VhdWriter create(ByteFile file, Path path, NewDisk disk) throws IOException {
        throw new UnsupportedOperationException("to come " + file + path + disk);
    }

    static GrowthForecast forecast(VhdDisk disk) throws IOException {
        throw new UnsupportedOperationException("to come " + disk);
    }
}
