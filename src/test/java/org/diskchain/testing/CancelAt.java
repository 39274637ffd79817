package org.diskchain.testing;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

/// A person who asks to stop at the n-th word of progress. Strict: fails where work reports more
/// than it announced, or reports before it began.
public final class CancelAt implements Progress {
    private final int call;
    private int calls;
    private long total = -1;
    private long done;

    public CancelAt(int call) {
        this.call = call;
    }

    @Override
    public void begin(Stage stage, long newTotal) {
        total = newTotal;
        done = 0;
    }

    @Override
    public void advance(long units) throws CancelledException {
        if (units < 0) throw new AssertionError("backwards: " + units);
        done += units;
        if (units > 0 && done > total) {
            throw new AssertionError("%d of %d reported".formatted(done, total));
        }
        if (++calls >= call) throw new CancelledException();
    }
}
