package org.diskchain.ui.work;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.concurrent.Task;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Long work off the JavaFX thread, told and stopped from it: the one place where a [Task] is made.
///
/// Stopping is a request, never `cancel()`: a cancelled task says so at once while its work still
/// runs. The work hears the request at its next safe point and ends as it ends.
public final class BackgroundWork<T> {
    /// The work itself; it reports to the progress and hears there that it should stop.
    @FunctionalInterface
    public interface Job<T> {
        T run(Progress progress) throws Exception;
    }

    private final Job<T> job;
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private final Reported reported = new Reported();
    private volatile boolean stopAsked;
    private Consumer<Reached> onProgress = _ -> {};
    private Consumer<T> onDone = _ -> {};
    private Consumer<Throwable> onFailed = BackgroundWork::toTheThreadsHandler;
    private Runnable onStopped = () -> {};

    public BackgroundWork(Job<T> job) {
        this.job = job;
    }

    /// Where the work is: the units of its present stage.
    public record Reached(Stage stage, long done, long total) {}

    /// Called on the JavaFX thread with the newest report, at most once a frame.
    public BackgroundWork<T> onProgress(Consumer<Reached> listener) {
        onProgress = listener;
        return this;
    }

    public BackgroundWork<T> onDone(Consumer<T> listener) {
        onDone = listener;
        return this;
    }

    /// Called with whatever the work threw, a wish to stop apart. Without it a failure goes to the
    /// thread's handler, where bugs are shown.
    public BackgroundWork<T> onFailed(Consumer<Throwable> listener) {
        onFailed = listener;
        return this;
    }

    /// Called when the work has returned because it was asked to.
    public BackgroundWork<T> onStopped(Runnable listener) {
        onStopped = listener;
        return this;
    }

    /// Whether a stop was asked for. The work may still run.
    public ReadOnlyBooleanProperty stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    /// Asks the work to stop at its next safe point.
    public void stop() {
        stopAsked = true;
        stopping.set(true);
    }

    public BackgroundWork<T> start(Executor executor) {
        Task<T> task =
                new Task<>() {
                    @Override
                    protected T call() throws Exception {
                        return job.run(reported);
                    }
                };
        task.setOnSucceeded(_ -> onDone.accept(task.getValue()));
        task.setOnFailed(_ -> ended(task.getException()));
        executor.execute(task);
        return this;
    }

    private void ended(Throwable failure) {
        if (failure instanceof CancelledException) onStopped.run();
        else onFailed.accept(failure);
    }

    private static void toTheThreadsHandler(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /// The newest report, handed to the JavaFX thread without flooding it.
    private final class Reported implements Progress {
        private Reached newest = new Reached(Stage.PREPARE, 0, 0);
        private boolean waiting;

        @Override
        public void begin(Stage stage, long total) {
            report(new Reached(stage, 0, total));
        }

        @Override
        public void advance(long units) throws CancelledException {
            if (stopAsked) throw new CancelledException();
            if (units != 0) {
                synchronized (this) {
                    report(new Reached(newest.stage(), newest.done() + units, newest.total()));
                }
            }
        }

        private synchronized void report(Reached reached) {
            newest = reached;
            if (!waiting) {
                waiting = true;
                Platform.runLater(() -> onProgress.accept(take()));
            }
        }

        private synchronized Reached take() {
            waiting = false;
            return newest;
        }
    }
}
