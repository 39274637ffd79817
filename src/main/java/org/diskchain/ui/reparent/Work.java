package org.diskchain.ui.reparent;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.diskchain.ui.work.BackgroundWork.Job;
import org.diskchain.ui.work.Jobs;

import java.util.function.Consumer;

/// One piece of long work at a time, told and stopped. Used on the JavaFX thread only.
final class Work {
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Activity> activity =
            new ReadOnlyObjectWrapper<>(Activity.IDLE);
    private Runnable stop = () -> {};
    private long run;

    Work(Jobs jobs) {
        this.jobs = jobs;
    }

    ReadOnlyObjectProperty<Activity> activityProperty() {
        return activity.getReadOnlyProperty();
    }

    boolean isAlive() {
        return activity.get().isAlive();
    }

    /// Starts the job; one that ran before is asked to stop, and nobody hears of it any more.
    <T> void start(Job<T> job, Consumer<T> done) {
        stop.run();
        long own = ++run;
        activity.set(new Activity.Running(0, 0));
        stop =
                jobs.start(
                        job,
                        new Jobs.Heard<T>(
                                reached -> {
                                    if (own == run && activity.get() instanceof Activity.Running) {
                                        activity.set(
                                                new Activity.Running(
                                                        reached.done(), reached.total()));
                                    }
                                },
                                result -> {
                                    if (own != run) return;
                                    ended(Activity.IDLE);
                                    done.accept(result);
                                },
                                () -> {
                                    if (own == run) ended(new Activity.Stopped());
                                },
                                why -> {
                                    if (own == run) ended(new Activity.Failed(why));
                                }));
    }

    /// Asks the job to stop at its next safe point.
    void askToStop() {
        if (!(activity.get() instanceof Activity.Running)) return;
        activity.set(new Activity.Stopping());
        stop.run();
    }

    /// Nobody waits for the job any more.
    void abandon() {
        stop.run();
        run++;
        ended(Activity.IDLE);
    }

    /// Does something on the JavaFX thread, unless another job was started meanwhile.
    Consumer<Runnable> part() {
        long own = run + 1;
        return act ->
                jobs.tell(
                        () -> {
                            if (own == run) act.run();
                        });
    }

    private void ended(Activity how) {
        stop = () -> {};
        activity.set(how);
    }
}
