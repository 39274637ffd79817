package org.diskchain.cli;

import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Evidence;
import org.diskchain.report.EvidenceWords;
import org.diskchain.report.Phrases;
import org.diskchain.report.Visible;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Orphans as text: each with the disks that could be its parent, and with what speaks for and
/// against these.
///
/// ```
/// Mismatch  /srv/vm/web01.avhdx
///   Likely  /srv/vm/golden.vhdx
///     + The virtual sizes are equal: 127 GB.
///     - It has the data identity ...
/// ```
record OrphansText(EvidenceWords words, Phrases phrases) {
    List<String> lines(List<Orphan> orphans, Map<Path, List<Candidate>> candidates) {
        List<String> lines = new ArrayList<>();
        for (Orphan orphan : orphans) {
            lines.add(words.name(orphan.state()) + "  " + Visible.text(orphan.disk().toString()));
            List<Candidate> found = candidates.getOrDefault(orphan.disk(), List.of());
            if (found.isEmpty()) lines.add("  " + phrases.text("orphans.none"));
            for (Candidate candidate : found) add(lines, candidate);
            lines.add("");
        }
        lines.add(phrases.text("orphans.count", orphans.size()));
        return lines;
    }

    private void add(List<String> lines, Candidate candidate) {
        String verdict = words.name(candidate.verdict());
        lines.add("  " + verdict + "  " + Visible.text(candidate.disk().toString()));
        for (Evidence fact : candidate.evidence()) {
            String sign =
                    switch (fact.speaks()) {
                        case FOR -> "+ ";
                        case AGAINST -> "- ";
                        case NEITHER -> "  ";
                    };
            lines.add("    " + sign + words.message(fact));
        }
    }
}
