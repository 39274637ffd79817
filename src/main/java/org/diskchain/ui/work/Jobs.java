package org.diskchain.ui.work;

import javafx.application.Platform;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Starts jobs off the JavaFX thread. A seam, so that tests decide when a job returns.
public interface Jobs {
    /// @return asks the job to stop
    <T> Runnable start(BackgroundWork.Job<T> job, Heard<T> heard);

    /// Does something on the JavaFX thread; called by jobs that have a part of their result.
    void tell(Runnable act);

    /// What is called on the JavaFX thread; `done`, `stopped` or `failed` only when the job has
    /// returned.
    record Heard<T>(
            Consumer<BackgroundWork.Reached> progress,
            Consumer<T> done,
            Runnable stopped,
            Consumer<Throwable> failed) {}

    static Jobs on(Executor executor) {
        return new Jobs() {
            @Override
            public <T> Runnable start(BackgroundWork.Job<T> job, Heard<T> heard) {
                return new BackgroundWork<>(job)
                                .onProgress(heard.progress())
                                .onDone(heard.done())
                                .onStopped(heard.stopped())
                                .onFailed(heard.failed())
                                .start(executor)
                        ::stop;
            }

            @Override
            public void tell(Runnable act) {
                Platform.runLater(act);
            }
        };
    }
}
