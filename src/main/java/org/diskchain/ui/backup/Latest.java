package org.diskchain.ui.backup;

import org.diskchain.ui.merge.MergeModel.Threads;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Questions whose answers come from the background: only the answer to the newest one is told.
/// Asked on the JavaFX thread only.
final class Latest<T> {
    private final Threads threads;
    private volatile long newest;

    Latest(Threads threads) {
        this.threads = threads;
    }

    void ask(Supplier<T> question, Consumer<T> answer) {
        long mine = ++newest;
        threads.later().execute(() -> find(mine, question, answer));
    }

    /// Nobody waits for an answer any more.
    void forget() {
        newest++;
    }

    private void find(long mine, Supplier<T> question, Consumer<T> answer) {
        if (mine != newest) return;
        try {
            T found = question.get();
            threads.screen()
                    .execute(
                            () -> {
                                if (mine == newest) answer.accept(found);
                            });
        } catch (RuntimeException bug) {
            threads.screen()
                    .execute(
                            () -> {
                                throw bug; // shown there like every other one
                            });
        }
    }
}
