package org.diskchain.read;

import org.diskchain.chain.Finding;

import java.io.IOException;

/// A disk cannot be read because something in its chain fails.
public final class ChainBrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /// @param finding what is wrong, at the disk where it is wrong
    public ChainBrokenException(Finding finding) {
        super(finding.code() + ": " + finding.disk());
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
