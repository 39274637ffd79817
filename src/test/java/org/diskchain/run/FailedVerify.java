package org.diskchain.run;

import java.nio.file.Path;

/// A failure to read back, as the engine reports it, for tests of those who tell it on.
public final class FailedVerify {
    private FailedVerify() {}

    public static VerifyFailedException at(Path disk, long offset) {
        return new VerifyFailedException(disk, offset, VerifyFailedException.Part.TARGET);
    }
}
