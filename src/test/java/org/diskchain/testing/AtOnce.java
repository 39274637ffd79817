package org.diskchain.testing;

import org.diskchain.ui.work.BackgroundWork;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

/// Runs every job where it is started, so that a model is tested without threads and toolkit. A
/// part that is told is heard before the job goes on.
public final class AtOnce implements Jobs {
    @Override
    public <T> Runnable start(BackgroundWork.Job<T> job, Heard<T> heard) {
        T result;
        try {
            result = job.run(Progress.NONE);
        } catch (CancelledException _) {
            heard.stopped().run();
            return () -> {};
        } catch (Exception failure) {
            heard.failed().accept(failure);
            return () -> {};
        }
        heard.done().accept(result);
        return () -> {};
    }

    @Override
    public void tell(Runnable act) {
        act.run();
    }
}
