package org.diskchain.ui.work;

import org.diskchain.run.FlatResult;
import org.diskchain.run.MergeResult;
import org.diskchain.run.RebaseResult;

/// How a task in Work ended, where it did not fail.
public sealed interface WorkResult {
    /// False where the person stopped it.
    boolean finished();

    record Merged(MergeResult result) implements WorkResult {
        @Override
        public boolean finished() {
            return result.finished();
        }
    }

    record Moved(RebaseResult result) implements WorkResult {
        @Override
        public boolean finished() {
            return result.finished();
        }
    }

    record Flattened(FlatResult result) implements WorkResult {
        @Override
        public boolean finished() {
            return true;
        }
    }
}
