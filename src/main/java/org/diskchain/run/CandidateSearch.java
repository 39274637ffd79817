package org.diskchain.run;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidates;
import org.diskchain.read.Probe;
import org.diskchain.read.guest.ContentProbe;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the disks that could be the parents of orphans, with evidence from headers and from what
/// the guests' file systems say. Reads only.
///
/// @param files where the disks lie
public record CandidateSearch(ReadableFiles files) {
    /// The candidates of each orphan, the best first.
    ///
    /// @param progress counts orphans
    public Map<Path, List<Candidate>> search(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.SCAN, orphans.size());
        Candidates candidates = Candidates.in(forest);
        Map<Path, List<Candidate>> found = new LinkedHashMap<>();
        try (ContentProbe content = new ContentProbe(files)) {
            for (Orphan orphan : orphans) {
                Map<Path, Probe> probes = new HashMap<>();
                for (Path disk : candidates.worthProbing(orphan)) {
                    probes.put(disk, content.probe(forest, orphan.disk(), disk, progress));
                }
                found.put(orphan.disk(), candidates.rank(orphan, probes));
                progress.advance(1);
            }
        }
        return found;
    }
}
