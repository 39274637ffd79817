package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.FaultCode;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.WatchedStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a scan looks at, what it leaves out, and that it does not take long.
final class ScannerTest extends ScanningTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final byte[] TEXT =
            "no disk at all ".repeat(99).getBytes(StandardCharsets.UTF_8);

    @Test
    void contentDecidesAndNamesOnlyClaim() throws Exception {
        disks.base(at("a.vhd"));
        copy(at("a.vhd"), at("no extension"));
        storage.put(at("notes.txt"), TEXT).put(at("empty.txt"), new byte[0]);
        storage.put(at("fake.avhdx"), TEXT).put(at("empty.vhd"), new byte[0]);
        DiskForest forest = scan();
        assertEquals(all("a.vhd", "empty.vhd", "fake.avhdx", "no extension"), paths(forest));
        for (String name : List.of("fake.avhdx", "empty.vhd")) {
            assertFalse(node(forest, name).facts().isReadable());
            assertTrue(node(forest, name).isDamaged());
        }
    }

    @Test
    void aNamedFileIsToldOfWhateverItIs() throws Exception {
        storage.put(at("notes.txt"), TEXT).device(at("pipe"));
        for (String name : List.of("notes.txt", "pipe")) {
            DiskNode node = node(scan(at(name)), name);
            assertEquals(
                    FaultCode.NOT_A_DISK,
                    assertInstanceOf(Finding.Faulty.class, node.findings().getFirst())
                            .fault()
                            .code());
        }
        assertThrows(NoSuchFileException.class, () -> scan(at("gone")));
    }

    @Test
    void devicesAreNeverOpenedAndForbiddenFilesAreFindings() throws Exception {
        storage.device(at("pipe.vhd"));
        disks.base(at("secret.vhd"));
        disks.base(at("locked/inner.vhd"));
        storage.put(at("secret.txt"), TEXT);
        storage.deny(at("secret.vhd")).deny(at("secret.txt")).deny(at("locked"));
        DiskForest forest = scan();
        assertEquals(all("secret.vhd"), paths(forest));
        assertInstanceOf(
                Finding.Unreadable.class, node(forest, "secret.vhd").findings().getFirst());
    }

    @Test
    void everyFileIsOneDiskAndNoFolderIsEnteredTwice() throws Exception {
        Guid base = disks.base(at("b/base.vhd"));
        disks.child(at("b/child.vhd"), base, ".\\base.vhd");
        storage.hardLink(at("b/zz.vhd"), at("b/base.vhd"));
        storage.link(at("b/round"), VM).link(at("again"), at("b"));
        DiskForest forest = scan();
        assertEquals(all("b/base.vhd", "b/child.vhd"), paths(forest));
        assertEquals(all("again/base.vhd", "again/child.vhd"), paths(scan(at("again"))));
    }

    @Test
    void aFileKeepsTheNameByWhichItWasNamedUnlessItIsMetByItsOwn() throws Exception {
        disks.base(at("z.vhd"));
        storage.link(at("a.vhd"), at("z.vhd"));
        assertEquals(all("a.vhd"), paths(scan(at("a.vhd"))));
        assertEquals(all("z.vhd"), paths(scan(VM, at("a.vhd"))));
    }

    @Test
    void aScanCanBeStoppedAtEachWord() throws Exception {
        Guid base = disks.base(at("base.vhd"));
        disks.child(at("child.vhd"), base, ".\\base.vhd");
        List<Long> words = new ArrayList<>();
        new Scanner(storage).scan(List.of(VM), new Words(words, Integer.MAX_VALUE));
        assertEquals(2, words.stream().mapToLong(Long::longValue).sum());
        for (int i = 1; i <= words.size(); i++) {
            Progress stopping = new Words(new ArrayList<>(), i);
            assertThrows(
                    CancelledException.class,
                    () -> new Scanner(storage).scan(List.of(VM), stopping));
        }
    }

    private record Words(List<Long> said, int last) implements Progress {
        @Override
        public void begin(Stage stage, long total) {
            assertEquals(Stage.SCAN, stage);
        }

        @Override
        public void advance(long units) throws CancelledException {
            said.add(units);
            if (said.size() == last) throw new CancelledException();
        }
    }

    @Test
    void filesThatVanishDuringTheScanAreNoTrouble() throws Exception {
        for (int i = 0; i < 3; i++) disks.base(at("d" + i + ".vhd"));
        Storage vanishing =
                WatchedStorage.of(
                        storage,
                        (call, path) -> {
                            if (call.equals("open") && path.equals(at("d1.vhd"))) delete(path);
                        });
        DiskForest forest = new Scanner(vanishing).scan(List.of(VM), Progress.NONE);
        assertEquals(all("d0.vhd", "d2.vhd"), paths(forest));
    }

    private void delete(Path path) {
        try {
            storage.delete(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aScanAroundADiskSeesTheSiblingsInTheFoldersOfAllAncestors() throws Exception {
        Guid base = disks.base(at("a/base.vhdx"));
        Guid middle = disks.child(at("b/middle.vhdx"), base, "..\\a\\base.vhdx");
        disks.child(at("c/leaf.vhdx"), middle, "..\\b\\middle.vhdx");
        disks.child(at("a/deep/sibling.vhdx"), base, "..\\base.vhdx");
        disks.child(at("b/sibling.vhdx"), base, "..\\a\\base.vhdx");
        disks.child(at("far/sibling.vhdx"), base, "..\\a\\base.vhdx");
        Scanner scanner = new Scanner(storage);
        DiskForest around = scanner.scanAround(at("c/leaf.vhdx"), List.of(), Progress.NONE);
        assertEquals(
                all(
                        "a/base.vhdx",
                        "a/deep/sibling.vhdx",
                        "b/middle.vhdx",
                        "b/sibling.vhdx",
                        "c/leaf.vhdx"),
                paths(around));
        assertEquals(all("a", "b", "c"), around.searched());
        DiskForest wider = scanner.scanAround(at("c/leaf.vhdx"), List.of(at("far")), Progress.NONE);
        assertEquals(6, wider.disks().size());
        assertEquals(all("a", "b", "c", "far"), wider.searched());
        assertEquals(
                List.of(VM),
                scanner.scanAround(at("c/leaf.vhdx"), List.of(VM), Progress.NONE).searched());
    }

    @Test
    void theChainAloneIsReadWithoutLookingIntoFolders() throws Exception {
        Guid base = disks.base(at("a/base.vhdx"));
        disks.child(at("a/leaf.vhdx"), base, ".\\base.vhdx");
        disks.base(at("a/deep/other.vhdx"));
        Storage watched =
                WatchedStorage.of(
                        storage, (call, path) -> assertFalse(call.equals("list"), path.toString()));
        DiskForest chain =
                new Scanner(watched).scanChain(at("a/leaf.vhdx"), List.of(VM), Progress.NONE);
        assertEquals(all("a/base.vhdx", "a/leaf.vhdx"), paths(chain));
    }

    @Test
    void theChainIsFoundByIdentityBesideItAndWhereOneSearches() throws Exception {
        Guid base = disks.base(at("far/deep/base.vhdx"));
        Guid middle = disks.child(at("a/renamed.vhdx"), base, ".\\gone.vhdx");
        disks.child(at("a/leaf.vhdx"), middle, ".\\middle.vhdx");
        disks.base(at("a/unrelated.vhdx"));
        Scanner scanner = new Scanner(storage);
        DiskForest found = scanner.scanChain(at("a/leaf.vhdx"), List.of(at("far")), Progress.NONE);
        assertEquals(all("a/leaf.vhdx", "a/renamed.vhdx", "far/deep/base.vhdx"), paths(found));
        assertTrue(found.isSound(at("a/leaf.vhdx")));
        DiskForest without = scanner.scanChain(at("a/leaf.vhdx"), List.of(), Progress.NONE);
        assertEquals(all("a/leaf.vhdx", "a/renamed.vhdx"), paths(without));
        assertFalse(without.isSound(at("a/leaf.vhdx")));
    }

    @Test
    void fiveThousandGenerationsAreOneChain() throws Exception {
        Guid last = disks.base(at("d0.vhd"));
        int depth = 5000;
        for (int i = 1; i < depth; i++) {
            last = disks.child(at("d" + i + ".vhd"), last, ".\\d" + (i - 1) + ".vhd");
        }
        Path leaf = at("d" + (depth - 1) + ".vhd");
        long[] calls = new long[1];
        Scanner scanner = new Scanner(WatchedStorage.of(storage, (_, _) -> calls[0]++));
        DiskForest whole = scanner.scan(List.of(VM), Progress.NONE);
        assertEquals(depth, whole.chain(leaf).size());
        assertEquals(depth - 1, whole.descendants(at("d0.vhd")).size());
        DiskForest chain = scanner.scanChain(leaf, List.of(), Progress.NONE);
        assertTrue(chain.isSound(leaf));
        assertEquals(depth, chain.disks().size());
        assertTrue(calls[0] < 40L * depth, calls[0] + " calls");
        storage.delete(at("d0.vhd"));
        DiskForest broken = scan();
        assertTrue(
                node(broken, "d4999.vhd")
                        .findings()
                        .contains(new Finding.ChainBroken(leaf, at("d1.vhd"))));
    }

    @Test
    void aHugeCycleAndManyTwinsTakeNoTimeEither() throws Exception {
        int count = 1000;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            disks.make(
                    at("d" + i + ".vhd"),
                    new Guid(9, i + 1),
                    MadeDisks.link(new Guid(9, next + 1), ".\\d" + next + ".vhd"));
        }
        Guid base = disks.base(at("twins/t.vhd"));
        for (int i = 0; i < count; i++) copy(at("twins/t.vhd"), at("twins/t" + i + ".vhd"));
        for (int i = 0; i < count; i++) {
            disks.child(at("children/c" + i + ".vhd"), base, ".\\GONE.vhd");
        }
        assertTimeout(
                PATIENCE,
                () -> {
                    DiskForest forest = scan();
                    assertEquals(3 * count + 1, forest.disks().size());
                    assertInstanceOf(ParentState.Cycle.class, state(forest, "d77.vhd"));
                });
    }
}
