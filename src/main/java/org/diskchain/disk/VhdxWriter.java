package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// To come.
non-sealed interface VhdxWriter extends DiskWriter {
    static VhdxWriter open(ByteFile file, Path path, RandomGenerator random) throws IOException {
        throw new UnsupportedOperationException("to come " + file + path + random);
    }

    static VhdxWriter create(ByteFile file, Path path, NewDisk disk, RandomGenerator random)
            throws IOException {
        throw new UnsupportedOperationException("to come " + file + path + disk + random);
    }

    static GrowthForecast forecast(VhdxDisk disk) throws IOException {
        throw new UnsupportedOperationException("to come " + disk);
    }
}
