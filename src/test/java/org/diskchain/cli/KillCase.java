package org.diskchain.cli;

import org.diskchain.disk.DiskType;
import org.diskchain.disk.Format;

import java.util.ArrayList;
import java.util.List;

/// One kind of merge to be killed.
///
/// @param depth how many disks up the target is
record KillCase(Format format, int depth, DiskType target) {
    private static final int DEEPEST = 3;

    /// Every kind there is; the formats take turns.
    static List<KillCase> all() {
        List<KillCase> all = new ArrayList<>();
        for (int depth = DEEPEST; depth > 0; depth--) {
            for (DiskType target :
                    List.of(DiskType.DYNAMIC, DiskType.DIFFERENCING, DiskType.FIXED)) {
                all.add(new KillCase(Format.VHD, depth, target));
                all.add(new KillCase(Format.VHDX, depth, target));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return format + ", depth " + depth + ", into a " + target + " disk";
    }
}
