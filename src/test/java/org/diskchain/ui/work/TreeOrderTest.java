package org.diskchain.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.chain.DiskForest;
import org.diskchain.testing.DemoForests;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class TreeOrderTest {
    @Test
    void aDiskStandsRightBelowItsParent() {
        DiskForest forest = DemoForests.webFarm();
        Path sql = DemoForests.disk(forest, "sql-test.avhdx");
        Path below = DemoForests.disk(forest, "sql-test_B9D2A6F0-0C1E-4B7A.avhdx");
        Path staging = DemoForests.disk(forest, "web-staging.avhdx");
        assertEquals(
                List.of(staging, sql, below), TreeOrder.of(forest, List.of(below, staging, sql)));
        assertEquals(List.of(below, staging), TreeOrder.of(forest, List.of(below, staging)));
    }

    @Test
    void aLongChainIsNoTrouble() {
        DiskForest forest = DemoForests.chain(5000);
        List<Path> all = forest.disks().stream().map(node -> node.path()).toList();
        List<Path> ordered = TreeOrder.of(forest, all);
        assertEquals(5001, ordered.size());
        assertEquals("disk-5000.avhdx", ordered.getLast().getFileName().toString());
    }
}
