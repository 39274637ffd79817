package org.diskchain.testing;

import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.ui.work.Background;
import org.diskchain.ui.work.BackgroundWork;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.MergedLine;
import org.diskchain.ui.work.Merges;
import org.diskchain.ui.work.WorkResult;
import org.diskchain.ui.work.WorkRow;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An engine that does what the test tells it, when it tells it: nothing runs by itself.
public final class ScriptedMerges implements Merges, Background {
    public final List<Run> runs = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public final ScriptedRebases rebases = new ScriptedRebases();
    public final ScriptedFlattening flattening = new ScriptedFlattening();
    private MergeResult next;

    /// One job that was started, played by the test.
    public final class Run {
        private final BackgroundWork.Job<Optional<WorkResult>> job;
        private final Ears ears;
        public boolean stopAsked;

        Run(BackgroundWork.Job<Optional<WorkResult>> job, Ears ears) {
            this.job = job;
            this.ears = ears;
        }

        public void reports(Stage stage, long done, long total) {
            ears.progress().accept(new BackgroundWork.Reached(stage, done, total));
        }

        /// Lets the job of a merge return: finished, or stopped where a stop was asked for.
        public void returns(MergeResult result) {
            next = result;
            returns();
        }

        /// Lets the job return what its engine's script says.
        public void returns() {
            try {
                ears.done().accept(job.run(Progress.NONE));
            } catch (CancelledException stopped) {
                ears.stopped().run();
            } catch (Exception failed) {
                ears.failed().accept(failed);
            }
        }

        public void stops() {
            ears.stopped().run();
        }

        public void fails(Throwable failure) {
            ears.failed().accept(failure);
        }
    }

    @Override
    public Runnable start(BackgroundWork.Job<Optional<WorkResult>> job, Ears ears) {
        Run run = new Run(job, ears);
        runs.add(run);
        return () -> run.stopAsked = true;
    }

    public Run last() {
        return runs.getLast();
    }

    /// All engines, of which the others do what their own scripts say.
    public Engines engines() {
        return new Engines(this, rebases, flattening);
    }

    public static MergeResult result(WorkRow row, boolean finished, long copied, long target) {
        return result((MergedLine) row.task(), finished, copied, target);
    }

    public static MergeResult result(MergedLine line, boolean finished, long copied, long target) {
        return new MergeResult(
                line.source(),
                line.target(),
                line.depth(),
                finished,
                copied,
                target,
                Duration.ofSeconds(67));
    }

    @Override
    public MergeResult run(MergePlan plan, Progress progress) {
        calls.add("run");
        return next;
    }

    @Override
    public MergeResult resume(MergedLine line, List<Path> places, Progress progress) {
        calls.add("resume");
        return next;
    }

    @Override
    public void drop(MergedLine line, List<Path> places, Progress progress) {
        calls.add("drop");
    }
}
