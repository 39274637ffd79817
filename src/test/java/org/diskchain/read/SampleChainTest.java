package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.chain.Scanner;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What a newcomer finds in the sample.
final class SampleChainTest {
    private static final Path SAMPLE = Path.of("/sample").toAbsolutePath();
    private static final long LARGEST = 130 << 20;

    private DiskForest forest;

    @BeforeEach
    void make() throws Exception {
        MemoryStorage storage = new MemoryStorage();
        SampleChain.make(storage, SAMPLE, new Random(1));
        forest = new Scanner(storage).scan(List.of(SAMPLE), Progress.NONE);
    }

    private DiskNode disk(String name) {
        return forest.disk(SAMPLE.resolve(name)).orElseThrow();
    }

    private List<String> chain(String name) {
        return forest.chain(SAMPLE.resolve(name)).stream().map(DiskNode::name).toList();
    }

    @Test
    void aGoldenImageARowOfCheckpointsAndSiblings() {
        assertEquals(
                List.of(
                        "web01-test.avhdx",
                        "web01.avhdx",
                        "ws25-2026-09.avhdx",
                        "ws25-2026-06.avhdx",
                        "ws25-2026-03.avhdx",
                        "ws25-golden.vhdx"),
                chain("web01-test.avhdx"));
        assertEquals(
                List.of(
                        "sql-test-2.avhdx",
                        "sql-test.avhdx",
                        "ws25-2026-03.avhdx",
                        "ws25-golden.vhdx"),
                chain("sql-test-2.avhdx"));
        assertEquals(2, forest.children(SAMPLE.resolve(SampleChain.PICK)).size());
        assertEquals(2, forest.children(SAMPLE.resolve("ws25-golden.vhdx")).size());
        assertTrue(forest.isSound(SAMPLE.resolve("web01-test.avhdx")));
    }

    @Test
    void aMissingParentAndAMismatch() {
        assertTrue(disk("dc01-2026.vhd").parent() instanceof ParentState.Missing);
        assertTrue(disk("fs-archive-2025.vhd").parent() instanceof ParentState.Mismatch);
        assertEquals(List.of("dc01-2026-10.vhd", "dc01-2026.vhd"), chain("dc01-2026-10.vhd"));
        assertEquals(15, forest.disks().size());
    }

    @Test
    void itIsSmallAndThePickedMergeIsThere() {
        long bytes = forest.disks().stream().mapToLong(disk -> disk.facts().fileSize()).sum();
        assertTrue(bytes < LARGEST, bytes + " bytes");
        assertTrue(chain(SampleChain.PICK).size() > SampleChain.PICK_DEPTH);
    }
}
