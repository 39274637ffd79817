package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What the window asks of the engine that finds parents and writes links. A seam, so that tests
/// and pictures run a scripted one.
public interface Reconnects {
    /// Looks through the places.
    DiskForest scan(List<Path> places, Progress progress) throws IOException, CancelledException;

    /// The candidates of each orphan, the best first. Reads only.
    Map<Path, List<Candidate>> candidates(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException;

    /// What reconnecting would write, or why it must not be done. Reads only.
    PlannedReconnect plan(DiskForest forest, ReconnectWish wish) throws IOException;

    /// Reconnects one disk after the other, parents before their children, and tells of each what
    /// became of it. One that fails does not end the rest.
    ///
    /// @throws CancelledException where the person stopped it between two disks
    void reconnect(
            List<Path> places,
            List<ReconnectWish> wishes,
            Consumer<Reconnected> each,
            Progress progress)
            throws IOException, CancelledException;

    /// Gives the disk back bit for bit as it was before it was reconnected.
    void undo(List<Path> places, Path child, Progress progress)
            throws IOException, CancelledException;

    /// Lets go of what an undo would need.
    void forget(Path child) throws IOException;
}
