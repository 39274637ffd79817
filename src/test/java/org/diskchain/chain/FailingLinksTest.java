package org.diskchain.chain;

import static org.diskchain.chain.ParentState.Found.RECORDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.ParentLink;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.WatchedStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Links that lead to no parent, to the wrong one, or round in a circle.
final class FailingLinksTest extends ScanningTest {
    @Test
    void aMissingParentIsToldWithThePlacesThatWereLookedAt() throws Exception {
        disks.child(at("child.vhdx"), OTHER, "../gone.vhdx");
        DiskForest forest = scan();
        List<Path> tried = List.of(VM.resolveSibling("gone.vhdx"));
        assertEquals(new ParentState.Missing(tried), state(forest, "child.vhdx"));
        assertFindings(forest, "child.vhdx", new Finding.ParentMissing(at("child.vhdx"), tried));
        assertFalse(forest.isSound(at("child.vhdx")));
    }

    @Test
    void aWrongParentIsToldWithBothIdentities() throws Exception {
        Guid found = disks.base(at("base.vhdx"));
        disks.child(at("child.vhdx"), OTHER, ".\\base.vhdx");
        DiskForest forest = scan();
        assertEquals(new ParentState.Mismatch(at("base.vhdx"), found), state(forest, "child.vhdx"));
        assertFindings(
                forest,
                "child.vhdx",
                new Finding.ParentMismatch(at("child.vhdx"), at("base.vhdx"), OTHER, found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\srv\\share\\base.vhdx",
                "//srv/share/base.vhdx",
                "\\\\?\\UNC\\srv\\share\\base.vhdx",
                "\\\\.\\PhysicalDrive0",
                "/dev/sda",
                "base.vhdx:stream",
                "NUL"
            })
    void remoteAndDevicePathsAreNeverTouched(String recorded) throws Exception {
        disks.child(at("child.vhdx"), OTHER, recorded);
        Storage watched =
                WatchedStorage.of(
                        storage,
                        (call, path) ->
                                assertTrue(
                                        path.startsWith(VM) && !path.toString().contains("base"),
                                        call + " " + path));
        DiskForest forest = new Scanner(watched).scan(List.of(VM), Progress.NONE);
        assertEquals(new ParentState.Blocked(recorded), state(forest, "child.vhdx"));
        assertFindings(forest, "child.vhdx", new Finding.ParentBlocked(at("child.vhdx"), recorded));
    }

    @Test
    void aRemotePathIsNoMatterWhereTheParentIsFoundOtherwise() throws Exception {
        Guid base = disks.base(at("base.vhdx"));
        disks.child(at("child.vhdx"), base, ".\\base.vhdx", "\\\\srv\\base.vhdx");
        DiskForest forest = scan();
        assertParent(forest, "child.vhdx", "base.vhdx", RECORDED);
        assertFindings(forest, "child.vhdx");
    }

    @Test
    void twoDisksThatAreEachOthersParentsAreACycle() throws Exception {
        disks.make(at("a.vhd"), new Guid(1, 1), MadeDisks.link(new Guid(2, 2), ".\\b.vhd"));
        disks.make(at("b.vhd"), new Guid(2, 2), MadeDisks.link(new Guid(1, 1), ".\\a.vhd"));
        disks.child(at("leaf.vhd"), new Guid(2, 2), ".\\b.vhd");
        DiskForest forest = scan();
        List<Path> cycle = all("b.vhd", "a.vhd");
        assertEquals(new ParentState.Cycle(at("b.vhd"), cycle), state(forest, "a.vhd"));
        assertFindings(forest, "a.vhd", new Finding.ParentCycle(at("a.vhd"), cycle));
        assertFindings(
                forest, "b.vhd", new Finding.ParentCycle(at("b.vhd"), all("a.vhd", "b.vhd")));
        assertFindings(forest, "leaf.vhd", new Finding.ChainBroken(at("leaf.vhd"), at("b.vhd")));
    }

    @Test
    void aDiskThatIsItsOwnParentIsACycleThroughLinksToo() throws Exception {
        disks.make(at("self.vhd"), OTHER, MadeDisks.link(OTHER, ".\\self.vhd"));
        disks.make(at("soft.vhd"), new Guid(3, 3), MadeDisks.link(new Guid(3, 3), ".\\ln.vhd"));
        disks.make(at("hard.vhd"), new Guid(4, 4), MadeDisks.link(new Guid(4, 4), ".\\zz.vhd"));
        storage.link(at("ln.vhd"), at("soft.vhd")).hardLink(at("zz.vhd"), at("hard.vhd"));
        DiskForest forest = scan();
        for (String name : List.of("self.vhd", "soft.vhd", "hard.vhd")) {
            assertEquals(new ParentState.Cycle(at(name), List.of(at(name))), state(forest, name));
            assertFindings(forest, name, new Finding.ParentCycle(at(name), List.of(at(name))));
        }
        assertEquals(3, forest.disks().size());
    }

    @Test
    void aCycleWithACopyOfItsOwnFileIsNoParent() throws Exception {
        disks.make(at("a.vhd"), OTHER, MadeDisks.link(OTHER, ".\\gone.vhd"));
        copy(at("a.vhd"), at("b.vhd"));
        assertInstanceOf(ParentState.Cycle.class, state(scan(), "a.vhd"));
    }

    @Test
    void aChildThatRecordsNoIdentityIsNeverResolved() throws Exception {
        disks.base(at("base.vhd"));
        ParentLink link = new ParentLink(List.of(), MadeDisks.link(OTHER, ".\\base.vhd").paths());
        disks.make(at("child.vhd"), new Guid(5, 5), link);
        DiskForest forest = scan();
        assertInstanceOf(ParentState.Mismatch.class, state(forest, "child.vhd"));
        assertFindings(forest, "child.vhd", new Finding.ParentUnidentified(at("child.vhd")));
    }

    @Test
    void aParentOfAnotherFormatIsRefused() throws Exception {
        Guid base = disks.base(at("base.vhdx"));
        disks.child(at("child.vhd"), base, ".\\base.vhdx");
        assertFindings(
                scan(),
                "child.vhd",
                new Finding.ParentFormatDiffers(at("child.vhd"), at("base.vhdx")));
    }

    @Test
    void sizesAndSectorSizesThatDifferAreTold() throws Exception {
        Guid big = disks.base(at("base.vhdx"));
        ParentLink toBig = MadeDisks.link(big, ".\\base.vhdx");
        disks.make(at("small.vhdx"), new Guid(1, 1), toBig, MadeDisks.SIZE / 2, 4096);
        Guid vhd = disks.base(at("base.vhd"));
        ParentLink toVhd = MadeDisks.link(vhd, ".\\base.vhd");
        disks.make(at("small.vhd"), new Guid(2, 2), toVhd, MadeDisks.SIZE / 2, 512);
        DiskForest forest = scan();
        Path small = at("small.vhdx");
        Path base = at("base.vhdx");
        assertFindings(
                forest,
                "small.vhdx",
                new Finding.SectorSizeDiffers(small, base, 4096, 512),
                new Finding.SizeDiffers(small, base, MadeDisks.SIZE / 2, MadeDisks.SIZE, false));
        assertFalse(forest.isSound(small));
        assertTrue(
                node(forest, "small.vhd").findings().stream()
                        .anyMatch(
                                finding ->
                                        finding instanceof Finding.SizeDiffers differs
                                                && differs.vhd()));
    }

    @Test
    void everyDescendantOfAFailingDiskIsBroken() throws Exception {
        Guid a = disks.child(at("a.vhdx"), OTHER, ".\\gone.vhdx");
        Guid b = disks.child(at("b.vhdx"), a, ".\\a.vhdx");
        Guid c = disks.child(at("c.vhdx"), b, ".\\b.vhdx");
        disks.child(at("d.vhdx"), c, ".\\c.vhdx");
        disks.child(at("b2.vhdx"), a, ".\\a.vhdx");
        disks.base(at("unrelated.vhdx"));
        DiskForest forest = scan();
        for (String name : List.of("b.vhdx", "c.vhdx", "d.vhdx", "b2.vhdx")) {
            assertFindings(forest, name, new Finding.ChainBroken(at(name), at("a.vhdx")));
        }
        assertTrue(forest.isSound(at("unrelated.vhdx")));
    }

    @Test
    void aDamagedParentBreaksTheChainAndIsNamed() throws Exception {
        Guid base = disks.base(at("base.vhd"));
        disks.child(at("child.vhd"), base, ".\\base.vhd");
        try (ByteFile file = storage.openForWriting(at("base.vhd"))) {
            file.write(0, ByteBuffer.allocate((int) file.size()));
        }
        DiskForest forest = scan();
        assertTrue(node(forest, "base.vhd").isDamaged());
        assertInstanceOf(ParentState.Missing.class, state(forest, "child.vhd"));
        assertTrue(
                node(forest, "child.vhd")
                        .findings()
                        .contains(new Finding.ChainBroken(at("child.vhd"), at("base.vhd"))));
    }
}
