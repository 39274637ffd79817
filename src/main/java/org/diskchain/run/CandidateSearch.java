package org.diskchain.run;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Candidates;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;
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
import java.util.Set;

/// Finds the disks that could be the parents of orphans, with evidence from headers and from what
/// the guests' file systems say. Reads only.
///
/// @param files where the disks lie
public record CandidateSearch(ReadableFiles files) {
    /// The candidates of each orphan, the best first.
    ///
    /// Where a candidate is an orphan itself, it is looked at a second time, over what was found
    /// for it.
    ///
    /// @param progress counts orphans
    public Map<Path, List<Candidate>> search(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.SCAN, orphans.size());
        try (ContentProbe content = new ContentProbe(files)) {
            Search search =
                    new Search(forest, Candidates.in(forest), content, new Copies(files), progress);
            Map<Path, List<Candidate>> found = new LinkedHashMap<>();
            for (Orphan orphan : orphans) {
                found.put(orphan.disk(), search.candidates(orphan, Map.of()));
                progress.advance(1);
            }
            Map<Path, Path> assumed = assumed(orphans, found);
            for (Orphan orphan : orphans) {
                if (found.get(orphan.disk()).stream().anyMatch(CandidateSearch::isCutOff)) {
                    found.put(orphan.disk(), search.candidates(orphan, assumed));
                }
            }
            return found;
        }
    }

    private record Search(
            DiskForest forest,
            Candidates candidates,
            ContentProbe content,
            Copies copies,
            Progress progress) {
        List<Candidate> candidates(Orphan orphan, Map<Path, Path> assumed)
                throws CancelledException {
            Map<Path, Probe> probes = new HashMap<>();
            for (Path disk : candidates.worthProbing(orphan)) {
                probes.put(disk, content.probe(forest, orphan.disk(), disk, assumed, progress));
            }
            List<Path> same = candidates.copies(orphan, probes);
            return candidates.rank(
                    orphan, probes, copies.areAlike(same) ? Set.of() : Set.copyOf(same));
        }
    }

    private static Map<Path, Path> assumed(List<Orphan> orphans, Map<Path, List<Candidate>> found) {
        Map<Path, Path> assumed = new HashMap<>();
        for (Orphan orphan : orphans) {
            found.get(orphan.disk()).stream()
                    .findFirst()
                    .filter(best -> orphan.isBroken() && best.verdict() != Verdict.DANGEROUS)
                    .ifPresent(best -> assumed.put(orphan.disk(), best.disk()));
        }
        return assumed;
    }

    /// Whether not all of the candidate's chain could be looked at.
    private static boolean isCutOff(Candidate candidate) {
        return candidate.says(Topic.CHAIN, Speaks.AGAINST);
    }
}
