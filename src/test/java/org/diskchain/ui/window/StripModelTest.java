package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.testing.DemoForests;
import org.diskchain.ui.ForestModel;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class StripModelTest {
    private final ForestModel forest = DemoForests.webFarmModel();
    private final StripModel strip = new StripModel(forest);

    @Test
    void countsDisksTreesAndBytesOfAllFiles() {
        StripModel.Counts counts = strip.countsProperty().get();
        long stored = forest.forest().disks().stream().mapToLong(d -> d.facts().fileSize()).sum();
        assertEquals(forest.forest().disks().size(), counts.disks());
        assertEquals(stored, counts.stored());
        assertEquals(1, counts.inUse());
        long roots =
                forest.forest().disks().stream()
                        .filter(disk -> forest.forest().chain(disk.path()).size() == 1)
                        .count();
        assertEquals(roots, counts.trees());
    }

    @Test
    void problemsAreShownWithTheirWholeChains() {
        Path mismatched = DemoForests.webFarmDisk("fs-archive-2025.vhd");
        strip.filterProperty().set(Filter.PROBLEMS);
        DiskForest shown = forest.shown().getValue();
        assertTrue(shown.disk(mismatched).isPresent());
        for (Path below : forest.forest().descendants(mismatched)) {
            assertTrue(shown.disk(below).isPresent(), below + " hangs on a problem");
        }
        assertFalse(shown.disk(DemoForests.webFarmDisk("web01.avhdx")).isPresent());
    }

    @Test
    void aDiskInUseBringsItsAncestors() {
        Path held = forest.inUse().iterator().next();
        strip.filterProperty().set(Filter.IN_USE);
        List<Path> shown = forest.shown().getValue().disks().stream().map(DiskNode::path).toList();
        for (DiskNode member : forest.forest().chain(held)) {
            assertTrue(shown.contains(member.path()), member.name());
        }
        forest.inUse().clear();
        assertTrue(strip.nothingLeft().getValue(), "the filter follows what is in use");
    }

    @Test
    void aPreviewHidesNoConsequenceBehindAFilter() {
        strip.filterProperty().set(Filter.IN_USE);
        forest.effectsProperty().set(DemoForests.webFarmEffects());
        assertEquals(Filter.ALL, strip.filterProperty().get());
        assertEquals(forest.forest(), forest.shown().getValue());
    }
}
