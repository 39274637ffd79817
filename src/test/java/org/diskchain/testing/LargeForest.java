package org.diskchain.testing;

import org.diskchain.chain.DiskForest;
import org.diskchain.disk.FaultCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Grows a forest of many trees: golden images with clones and short chains, here and there a
/// damaged disk, a mismatch, a missing parent.
final class LargeForest {
    private static final List<String> NAMES =
            List.of(
                    "rds-base-24h2",
                    "ws22-golden",
                    "ws25-core",
                    "sql22-tmpl",
                    "exch-db",
                    "w11-24h2",
                    "ubuntu-2404",
                    "web-edge",
                    "print",
                    "build-agent",
                    "citrix-mcs",
                    "dc",
                    "wsus",
                    "lab-clone",
                    "deb13",
                    "iis-farm",
                    "files",
                    "veeam-px",
                    "sap-app",
                    "rhel9");
    private static final int SMALLEST_TREE = 8;
    private static final int TREE_SPREAD = 44;
    private static final int LONGEST_CHAIN = 5;

    private final DraftForest draft;
    private final Random random;
    private int count;

    LargeForest(Path root, long seed) {
        draft = new DraftForest(root);
        random = new Random(seed);
    }

    DiskForest grow(int disks) {
        for (int tree = 0; count < disks; tree++) {
            int round = tree / NAMES.size() + 1;
            String name = NAMES.get(tree % NAMES.size()) + (round == 1 ? "" : "-0" + round);
            int size = SMALLEST_TREE + random.nextInt(TREE_SPREAD);
            tree("%03d-%s".formatted(tree, name), name, Math.min(size, disks - count));
        }
        return draft.forest();
    }

    private void tree(String folder, String name, int size) {
        root(folder, name);
        List<String> chain = new ArrayList<>(List.of(name));
        for (int disk = 1; disk < size; disk++) {
            boolean deeper = chain.size() <= LONGEST_CHAIN && random.nextInt(5) < 2;
            if (!deeper)
                chain.subList(1 + random.nextInt(Math.min(2, chain.size())), chain.size()).clear();
            String own = "%s-%03d_%08X".formatted(name, disk, random.nextInt());
            if (random.nextInt(140) == 0) own = "%s-%03d_E3F7715D".formatted(name, disk);
            grown(folder + "/" + own + ".avhdx", chain.getLast());
            chain.add(own);
        }
    }

    private void root(String folder, String name) {
        count++;
        String file = folder + "/" + name + ".vhdx";
        if (random.nextInt(20) == 0) draft.missing(file, "lost-" + name + ".vhdx", 12, 127);
        else draft.base(file, 8 + random.nextInt(40), 127);
    }

    private void grown(String file, String parent) {
        count++;
        double own = 0.3 + random.nextInt(90) / 10.0;
        switch (random.nextInt(66)) {
            case 0 -> draft.mismatched(file, parent, own);
            case 1 -> draft.child(file, parent, own).damaged(FaultCode.BLOCK_DAMAGED);
            default -> draft.child(file, parent, own);
        }
    }
}
