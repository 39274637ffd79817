package org.diskchain.testing;

import org.diskchain.chain.DiskForest;

import java.nio.file.Path;

/// A base with many children, among them `picked.avhdx`: a merge of that one invalidates all the
/// others.
public final class WideForest {
    private WideForest() {}

    public static DiskForest siblings(int others) {
        DraftForest draft =
                new DraftForest(Path.of("/pool").toAbsolutePath())
                        .base("windows-server-2025-datacenter-golden-image.vhdx", 26.3, 127)
                        .child("picked.avhdx", "windows-server-2025-datacenter-golden-image", 2.5);
        for (int i = 1; i <= others; i++) {
            draft.child(
                    "desktop-pool-of-the-accounting-department-%03d_5C7D-1B3E.avhdx".formatted(i),
                    "windows-server-2025-datacenter-golden-image",
                    1.2);
        }
        return draft.forest();
    }
}
