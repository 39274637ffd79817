package org.diskchain.plan;

import org.diskchain.journal.Verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What a person asks for.
///
/// @param source the disk to merge
/// @param depth how many ancestors down the target is
/// @param rescued disks that are to stay valid although the merge would make them invalid
/// @param verify what of the target is read back
/// @param named folders and files that the person opened or named: only disks in or below them, or
///   in or below the source's own folder, are written
/// @param targetNamed whether the person named the target itself, which settles an ambiguous link
public record MergeWish(
        Path source,
        int depth,
        Set<Path> rescued,
        Verify verify,
        List<Path> named,
        boolean targetNamed) {
    public MergeWish {
        rescued = Set.copyOf(rescued);
        named = List.copyOf(named);
        if (depth < 1) throw new IllegalArgumentException("depth " + depth);
    }

    /// A merge that rescues nobody and reads back what it copied.
    public MergeWish(Path source, int depth, List<Path> named, boolean targetNamed) {
        this(source, depth, Set.of(), Verify.COPIED, named, targetNamed);
    }

    public MergeWish rescuing(Set<Path> disks) {
        return new MergeWish(source, depth, disks, verify, named, targetNamed);
    }

    public MergeWish verifying(Verify what) {
        return new MergeWish(source, depth, rescued, what, named, targetNamed);
    }
}
