package org.diskchain.ui.work;

import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the window asks of the engine that writes. A seam, so that tests and pictures run scripted
/// merges.
public interface Merges {
    /// Follows the plan; a stop that the progress asks for ends it with an unfinished result.
    MergeResult run(MergePlan plan, Progress progress) throws IOException;

    /// Finds the unfinished merge again, as the disks are now, and goes on with it.
    ///
    /// @param places that the person opened: nothing beyond them is written
    MergeResult resume(MergedLine line, List<Path> places, Progress progress)
            throws IOException, CancelledException;

    /// Finds the unfinished merge again and drops it, if no identity has changed yet.
    void drop(MergedLine line, List<Path> places, Progress progress)
            throws IOException, CancelledException;
}
