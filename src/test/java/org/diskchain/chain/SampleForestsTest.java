package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forests of other people's programs are as their makers say.
final class SampleForestsTest {
    private final Scanner scanner = new Scanner(new FileStorage());

    @Test
    void everySampleHasTheParentThatTheManifestNames() throws Exception {
        Path folder = Samples.folder();
        DiskForest forest = scanner.scan(List.of(folder), Progress.NONE);
        Map<Path, Optional<Path>> expected = new HashMap<>();
        for (Samples.Disk disk : Samples.disks()) {
            Path set = folder.resolve(disk.set());
            expected.put(
                    set.resolve(disk.file()), Optional.ofNullable(disk.parent()).map(set::resolve));
        }
        Map<Path, Optional<Path>> found = new HashMap<>();
        forest.disks().forEach(disk -> found.put(disk.path(), parent(disk)));
        assertEquals(expected, found);
        for (DiskNode disk : forest.disks()) {
            assertTrue(forest.isSound(disk.path()), disk.findings().toString());
        }
    }

    @Test
    void theChainOfOneSampleIsTheSameHoweverItIsScanned() throws Exception {
        Path folder = Samples.folder();
        for (Samples.Disk disk : Samples.disks()) {
            Path path = folder.resolve(disk.set()).resolve(disk.file());
            List<Path> chain = paths(scanner.scanChain(path, List.of(), Progress.NONE), path);
            assertEquals(chain, paths(scanner.scanAround(path, List.of(), Progress.NONE), path));
            assertEquals(chain, paths(scanner.scan(List.of(path), Progress.NONE), path));
            if (disk.parent() != null) assertTrue(chain.size() > 1, disk.toString());
        }
    }

    private static List<Path> paths(DiskForest forest, Path leaf) {
        return forest.chain(leaf).stream().map(DiskNode::path).toList();
    }

    private static Optional<Path> parent(DiskNode disk) {
        return disk.parent() instanceof ParentState.Resolved(var parent, _)
                ? Optional.of(parent)
                : Optional.empty();
    }
}
