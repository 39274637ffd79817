package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How large the files are that a merge changes, when it is done.
public final class SizesAfter {
    private SizesAfter() {}

    /// In bytes, as far as they were measured.
    ///
    /// @param amounts [Measured#NOTHING] where nothing was
    public static Map<Path, Long> of(Measured amounts, Effects effects, DiskForest forest) {
        Map<Path, Long> sizes = new HashMap<>();
        if (amounts.equals(Measured.NOTHING)) return sizes;
        sizes.put(effects.target(), amounts.targetSizeAfter());
        for (Path disk : effects.disks(Effect.Kind.RESCUED)) {
            Optional<DiskNode> node = forest.disk(disk);
            Optional<Rescue> rescue = amounts.rescue(disk);
            if (node.isPresent() && rescue.isPresent()) {
                sizes.put(disk, node.get().facts().fileSize() + rescue.get().growth());
            }
        }
        return sizes;
    }
}
