package org.diskchain.read;

import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Flattens a chain into a new disk, written beside its name and renamed when it is whole.
public final class Converter {
    /// What to make.
    public enum Output {
        VHD_DYNAMIC,
        VHD_FIXED,
        VHDX_DYNAMIC,
        VHDX_FIXED,
        RAW
    }

    private final Storage storage;
    private final RandomGenerator random;

    public Converter(Storage storage, RandomGenerator random) {
        this.storage = storage;
        this.random = random;
    }

    /// Writes the content of the chain to the new file `out`; leaves nothing when it is stopped or
    /// fails.
    ///
    /// @return bytes of payload written; zeros are left out where the format allows
    /// @throws java.nio.file.FileAlreadyExistsException if something has that name
    public long convert(OpenChain chain, Path out, Output output, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come " + storage + random);
    }
}
