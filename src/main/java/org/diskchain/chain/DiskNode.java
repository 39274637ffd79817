package org.diskchain.chain;

import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// One disk of a forest: its header facts, what became of its link, and what was found odd.
///
/// @param path absolute; the address of the disk everywhere in the program
/// @param key the file itself, equal for all links to it
/// @param modified last change of the file
/// @param ownedBytes see [org.diskchain.disk.Inspection]
/// @param outside found through a link, outside the places that were searched
public record DiskNode(
        Path path,
        String key,
        Instant modified,
        DiskFacts facts,
        long ownedBytes,
        ParentState parent,
        List<Finding> findings,
        boolean outside) {
    public DiskNode {
        findings = List.copyOf(findings);
    }

    public String name() {
        return path.getFileName().toString();
    }

    /// Whether the file itself is unreadable or has errors, its links aside.
    public boolean isDamaged() {
        return findings.stream()
                .anyMatch(
                        finding ->
                                (finding instanceof Finding.Faulty
                                                || finding instanceof Finding.Unreadable)
                                        && finding.severity() == Severity.ERROR);
    }
}
