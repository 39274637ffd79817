package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What tests of scanning share: a tree in memory and short questions to its forest.
abstract class ScanningTest {
    static final Path VM = Path.of("/vm").toAbsolutePath();
    static final Guid OTHER = new Guid(1, 2);

    final MemoryStorage storage = new MemoryStorage();
    final MadeDisks disks = new MadeDisks(storage);

    static Path at(String name) {
        return VM.resolve(name);
    }

    DiskForest scan(Path... places) throws Exception {
        return new Scanner(storage).scan(List.of(places), Progress.NONE);
    }

    DiskForest scan() throws Exception {
        return scan(VM);
    }

    void copy(Path from, Path to) throws IOException {
        storage.put(to, storage.bytes(from));
    }

    static DiskNode node(DiskForest forest, String name) {
        return forest.disk(at(name)).orElseThrow();
    }

    static ParentState state(DiskForest forest, String name) {
        return node(forest, name).parent();
    }

    static void assertFindings(DiskForest forest, String name, Finding... findings) {
        assertEquals(List.of(findings), node(forest, name).findings());
    }

    static void assertParent(
            DiskForest forest, String child, String parent, ParentState.Found found) {
        assertEquals(new ParentState.Resolved(at(parent), found), state(forest, child));
    }

    static List<Path> paths(DiskForest forest) {
        return forest.disks().stream().map(DiskNode::path).toList();
    }

    static List<Path> all(String... names) {
        return Stream.of(names).map(VM::resolve).toList();
    }
}
