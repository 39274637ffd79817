package org.diskchain.ui.work;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Starts a job that writes, off the JavaFX thread. A seam, so that tests play the engine.
@FunctionalInterface
public interface Background {
    /// A job's result is empty where it has none to show.
    ///
    /// @return asks the job to stop
    Runnable start(BackgroundWork.Job<Optional<WorkResult>> job, Ears ears);

    /// What is called on the JavaFX thread; `done`, `stopped` or `failed` only when the job has
    /// returned.
    record Ears(
            Consumer<BackgroundWork.Reached> progress,
            Consumer<Optional<WorkResult>> done,
            Runnable stopped,
            Consumer<Throwable> failed) {}

    static Background on(Executor executor) {
        return (job, ears) ->
                new BackgroundWork<>(job)
                                .onProgress(ears.progress())
                                .onDone(ears.done())
                                .onStopped(ears.stopped())
                                .onFailed(ears.failed())
                                .start(executor)
                        ::stop;
    }
}
