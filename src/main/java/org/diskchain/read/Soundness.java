package org.diskchain.read;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether a disk can be read through its chain, and what prevents it.
final class Soundness {
    private Soundness() {}

    /// The first error from the leaf down that is not merely the consequence of another; empty
    /// where the chain holds together.
    static Optional<Finding> cause(DiskForest forest, Path leaf) {
        List<DiskNode> chain = forest.chain(leaf);
        if (chain.isEmpty()) throw new IllegalArgumentException("not in the forest: " + leaf);
        return chain.stream()
                .flatMap(disk -> disk.findings().stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> isCause(finding, leaf))
                .findFirst();
    }

    /// An unfinished merge prevents reading the disks that it changes by themselves, not reading
    /// them through its source.
    private static boolean isCause(Finding finding, Path leaf) {
        return switch (finding) {
            case Finding.ChainBroken _ -> false;
            case Finding.MergeUnfinished unfinished -> unfinished.disk().equals(leaf);
            case Finding.JournalDamaged damaged -> damaged.disk().equals(leaf);
            default -> true;
        };
    }
}
