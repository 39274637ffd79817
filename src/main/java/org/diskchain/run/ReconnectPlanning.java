package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Witness;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.ReconnectPlanner;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measurer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has what the plan of a reconnect needs to know found out, and makes the plan. Reads only.
public record ReconnectPlanning(Storage storage) {
    /// @param forest holds both disks, and the parent's ancestors
    public PlannedReconnect plan(DiskForest forest, ReconnectWish wish) throws IOException {
        Circumstances circumstances =
                new Measurer(storage)
                        .circumstances(
                                List.of(wish.child()),
                                List.of(),
                                List.of(wish.parent()),
                                List.of(wish.parent()));
        return ReconnectPlanner.plan(forest, wish, circumstances, witnesses(forest, wish));
    }

    private List<Witness> witnesses(DiskForest forest, ReconnectWish wish) throws IOException {
        List<Path> disks = new ArrayList<>(List.of(wish.child()));
        for (DiskNode disk : forest.chain(wish.parent())) disks.add(disk.path());
        List<Witness> witnesses = new ArrayList<>();
        for (Path path : disks) {
            try (Disk disk = Disks.open(storage, path)) {
                witnesses.add(Measurer.witness(storage, disk));
            } catch (DamagedDiskException | NoSuchFileException refused) {
                // the plan is refused, or completes a reconnect that was cut off
            }
        }
        return witnesses;
    }
}
