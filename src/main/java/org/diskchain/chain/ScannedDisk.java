package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.ParentLink;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// One file that was read, before links are drawn.
///
/// @param path as it was reached
/// @param real the same without links
/// @param findings about the file itself
record ScannedDisk(
        Path path,
        Path real,
        String key,
        Instant modified,
        DiskFacts facts,
        long ownedBytes,
        List<Finding> findings) {
    ScannedDisk {
        findings = List.copyOf(findings);
    }

    ParentLink link() {
        return facts.parent();
    }

    Guid identity() {
        return facts.identity();
    }

    /// Whether the link of this disk accepts `other` as the parent.
    boolean accepts(ScannedDisk other) {
        return other.facts.isReadable() && link().accepts(other.identity());
    }

    /// The same disk, knowing where its file really lies.
    ScannedDisk lyingAt(Path file) {
        return new ScannedDisk(path, file, key, modified, facts, ownedBytes, findings);
    }

    Path folder() {
        return path.getParent();
    }
}
