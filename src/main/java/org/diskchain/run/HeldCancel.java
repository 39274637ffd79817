package org.diskchain.run;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

/// Passes progress on and keeps a cancel until the next safe point, so that a batch in hand is
/// finished first.
final class HeldCancel implements Progress {
    private final Progress progress;
    private boolean asked;

    HeldCancel(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void begin(Stage stage, long total) {
        progress.begin(stage, total);
    }

    @Override
    public void advance(long units) {
        try {
            progress.advance(units);
        } catch (CancelledException heard) {
            asked = true;
        }
    }

    /// A safe point.
    ///
    /// @throws CancelledException if the person has asked to stop
    void safePoint() throws CancelledException {
        if (asked) throw new CancelledException();
        progress.advance(0);
    }
}
