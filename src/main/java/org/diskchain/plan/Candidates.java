package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.read.Probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Ranks the disks that could be an orphan's parent. Touches no file.
public final class Candidates {
    private Candidates() {}

    /// The candidates among the disks of the forest, the best first.
    ///
    /// @param probes what was read of some of them
    public static List<Candidate> rank(DiskForest forest, Orphan orphan, Map<Path, Probe> probes) {
        return List.of();
    }
}
