package org.diskchain.read;

import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Makes the sample chain on which a newcomer tries the program: a golden image, a row of
/// checkpoints, siblings, a missing parent and a mismatch.
public final class SampleChain {
    private SampleChain() {}

    /// Makes the sample in a folder that does not exist yet.
    public static void make(Storage storage, Path folder, RandomGenerator random)
            throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
