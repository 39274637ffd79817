package org.diskchain.chain;

import static org.diskchain.chain.ParentState.Found.IDENTITY;
import static org.diskchain.chain.ParentState.Found.RECORDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.ParentLink;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.VhdPatch;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Which disk is taken for the parent.
final class FindingParentsTest extends ScanningTest {
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final int PARENT_TIME_STAMP = 56;

    @Test
    void aParentBesideItsChildIsFoundByItsRelativePath() throws Exception {
        for (String end : List.of(".vhd", ".vhdx")) {
            Guid base = disks.base(at("base" + end));
            Guid child = disks.child(at("child" + end), base, ".\\base" + end);
            disks.child(at("snap/leaf" + end), child, "..\\child" + end);
        }
        DiskForest forest = scan();
        for (String end : List.of(".vhd", ".vhdx")) {
            assertParent(forest, "child" + end, "base" + end, RECORDED);
            assertParent(forest, "snap/leaf" + end, "child" + end, RECORDED);
            assertFindings(forest, "base" + end);
            assertFindings(forest, "child" + end);
            assertFindings(forest, "snap/leaf" + end);
        }
        assertEquals(
                all(
                        "base.vhd",
                        "base.vhdx",
                        "child.vhd",
                        "child.vhdx",
                        "snap/leaf.vhd",
                        "snap/leaf.vhdx"),
                paths(forest));
        assertEquals(List.of(VM), forest.searched());
    }

    /// Windows leaves the time zero; other tools write that of the parent's file. File systems
    /// round it.
    @Test
    void anotherTimeOfTheParentThanRecordedIsANote() throws Exception {
        Guid base = disks.base(at("base.vhd"));
        disks.child(at("child.vhd"), base, ".\\base.vhd");
        assertFindings(scan(), "child.vhd");
        Instant recorded = Instant.parse("2026-03-01T10:15:30Z");
        int seconds = (int) Duration.between(YEAR_2000, recorded).toSeconds();
        byte[] image = storage.bytes(at("child.vhd"));
        storage.put(
                at("child.vhd"),
                new VhdPatch(image).intInHeader(PARENT_TIME_STAMP, seconds).sumHeader().bytes());
        storage.modified(at("base.vhd"), recorded.plusMillis(1_999));
        assertFindings(scan(), "child.vhd");
        Instant later = recorded.plusMillis(2_001);
        storage.modified(at("base.vhd"), later);
        assertFindings(
                scan(),
                "child.vhd",
                new Finding.ParentTimeDiffers(at("child.vhd"), at("base.vhd"), recorded, later));
        assertTrue(scan().isSound(at("child.vhd")));
    }

    @Test
    void aMovedOrRenamedParentIsFoundByItsIdentity() throws Exception {
        Guid moved = disks.base(at("elsewhere/base.vhdx"));
        disks.child(at("child.vhdx"), moved, ".\\base.vhdx");
        Guid renamed = disks.base(at("new name.vhd"));
        disks.child(at("child.vhd"), renamed, ".\\old name.vhd");
        DiskForest forest = scan();
        assertParent(forest, "child.vhdx", "elsewhere/base.vhdx", IDENTITY);
        assertParent(forest, "child.vhd", "new name.vhd", IDENTITY);
        assertFindings(
                forest,
                "child.vhdx",
                new Finding.ParentMoved(at("child.vhdx"), at("elsewhere/base.vhdx")));
        assertTrue(forest.isSound(at("child.vhdx")));
    }

    @Test
    void upperAndLowerCaseMayDifferWhereNothingElseMatches() throws Exception {
        Guid base = disks.base(at("Disks/base.vhdx"));
        disks.child(at("child.vhdx"), base, ".\\DISKS\\Base.VHDX");
        assertParent(scan(), "child.vhdx", "Disks/base.vhdx", RECORDED);
        Guid exact = disks.base(at("DISKS/Base.VHDX"));
        disks.child(at("other.vhdx"), exact, ".\\DISKS\\Base.VHDX");
        assertParent(scan(), "other.vhdx", "DISKS/Base.VHDX", RECORDED);
        assertParent(scan(), "child.vhdx", "Disks/base.vhdx", RECORDED);
    }

    @Test
    void windowsPathsLeadToAFileOfThatIdentityBesideTheChild() throws Exception {
        Guid base = disks.base(at("base.vhdx"));
        disks.child(at("child.vhdx"), base, "D:\\vm\\base.vhdx", "\\\\?\\Volume{1}\\vm\\base.vhdx");
        assertParent(scan(), "child.vhdx", "base.vhdx", IDENTITY);
        Guid vhd = disks.base(at("base.vhd"));
        disks.child(at("child.vhd"), vhd, "D:\\vm\\base.vhd");
        assertParent(scan(), "child.vhd", "base.vhd", RECORDED);
    }

    @Test
    void aNameThatHoldsABackslashIsFound() throws Exception {
        Guid base = disks.base(at("a\\base.vhdx"));
        disks.child(at("child.vhdx"), base, "a\\base.vhdx");
        assertParent(scan(), "child.vhdx", "a\\base.vhdx", RECORDED);
    }

    @Test
    void aCopiedFolderLeadsToTheCopiedParentAndTellsOfTheOriginal() throws Exception {
        Path original = Path.of("/original").toAbsolutePath();
        Guid base = disks.base(original.resolve("base.vhdx"));
        disks.child(
                original.resolve("child.vhdx"),
                base,
                ".\\base.vhdx",
                original.resolve("base.vhdx").toString());
        copy(original.resolve("base.vhdx"), at("base.vhdx"));
        copy(original.resolve("child.vhdx"), at("child.vhdx"));
        DiskForest forest = scan();
        assertParent(forest, "child.vhdx", "base.vhdx", RECORDED);
        assertFindings(
                forest,
                "child.vhdx",
                new Finding.ParentAmbiguous(
                        at("child.vhdx"), at("base.vhdx"), original.resolve("base.vhdx")));
        assertEquals(all("base.vhdx", "child.vhdx"), paths(forest));
    }

    @Test
    void anAbsolutePathThatLeadsElsewhereIsStaleWhereItCouldLeadSomewhere() throws Exception {
        Guid base = disks.base(at("base.vhdx"));
        String gone = Path.of("/gone/base.vhdx").toAbsolutePath().toString();
        disks.child(at("a.vhdx"), base, ".\\base.vhdx", gone);
        disks.child(at("b.vhdx"), base, ".\\base.vhdx", at("base.vhdx").toString());
        disks.child(at("c.vhdx"), base, ".\\base.vhdx", "Z:\\vm\\base.vhdx");
        DiskForest forest = scan();
        assertFindings(forest, "a.vhdx", new Finding.AbsolutePathStale(at("a.vhdx"), gone));
        assertFindings(forest, "b.vhdx");
        assertFindings(forest, "c.vhdx");
    }

    @Test
    void amongTwinsTheRecordedPathWins() throws Exception {
        Guid base = disks.base(at("x/base.vhdx"));
        copy(at("x/base.vhdx"), at("base.vhdx"));
        disks.child(at("child.vhdx"), base, ".\\x\\base.vhdx");
        DiskForest forest = scan();
        assertParent(forest, "child.vhdx", "x/base.vhdx", RECORDED);
        assertFindings(forest, "child.vhdx");
        assertFindings(forest, "base.vhdx", new Finding.Twin(at("base.vhdx"), at("x/base.vhdx")));
        assertFindings(forest, "x/base.vhdx", new Finding.Twin(at("x/base.vhdx"), at("base.vhdx")));
    }

    @Test
    void amongTwinsOfIdentityTheOneBesideTheChildWins() throws Exception {
        Guid base = disks.base(at("a/base.vhdx"));
        copy(at("a/base.vhdx"), at("z/renamed.vhdx"));
        disks.child(at("z/child.vhdx"), base, ".\\gone.vhdx");
        DiskForest forest = scan();
        assertParent(forest, "z/child.vhdx", "z/renamed.vhdx", IDENTITY);
        assertFindings(
                forest,
                "z/child.vhdx",
                new Finding.ParentMoved(at("z/child.vhdx"), at("z/renamed.vhdx")));
    }

    @Test
    void twinsThatNothingTellsApartAreAmbiguous() throws Exception {
        Guid base = disks.base(at("far/away/base.vhdx"));
        copy(at("far/away/base.vhdx"), at("near/base.vhdx"));
        copy(at("far/away/base.vhdx"), at("near/copy.vhdx"));
        disks.child(at("snap/child.vhdx"), base, ".\\gone.vhdx");
        DiskForest forest = scan();
        assertParent(forest, "snap/child.vhdx", "near/base.vhdx", IDENTITY);
        assertFindings(
                forest,
                "snap/child.vhdx",
                new Finding.ParentMoved(at("snap/child.vhdx"), at("near/base.vhdx")),
                new Finding.ParentAmbiguous(
                        at("snap/child.vhdx"), at("near/base.vhdx"), at("near/copy.vhdx")));
    }

    @Test
    void aWrongDiskAtThePathDoesNotHideTheRightOneElsewhere() throws Exception {
        Guid base = disks.base(at("right.vhdx"));
        disks.base(at("base.vhdx"));
        disks.child(at("child.vhdx"), base, ".\\base.vhdx");
        assertParent(scan(), "child.vhdx", "right.vhdx", IDENTITY);
    }

    @Test
    void parentsOutsideThePlacesAreReadWithTheirWholeChain() throws Exception {
        Guid base = disks.base(at("a/base.vhdx"));
        Guid middle = disks.child(at("b/middle.vhdx"), base, "..\\a\\base.vhdx");
        disks.child(at("c/leaf.vhdx"), middle, "..\\b\\middle.vhdx");
        disks.child(at("b/other.vhdx"), base, "..\\a\\base.vhdx");
        DiskForest forest = scan(at("c"));
        assertEquals(all("a/base.vhdx", "b/middle.vhdx", "c/leaf.vhdx"), paths(forest));
        assertTrue(node(forest, "a/base.vhdx").outside());
        assertTrue(node(forest, "b/middle.vhdx").outside());
        assertFalse(node(forest, "c/leaf.vhdx").outside());
        assertTrue(forest.isSound(at("c/leaf.vhdx")));
    }

    @Test
    void aMatchOfTheSecondIdentityIsTold() throws Exception {
        Guid base = disks.base(at("base.vhdx"));
        ParentLink link =
                new ParentLink(List.of(OTHER, base), MadeDisks.link(base, ".\\base.vhdx").paths());
        disks.make(at("child.vhdx"), new Guid(7, 7), link);
        DiskForest forest = scan();
        assertParent(forest, "child.vhdx", "base.vhdx", RECORDED);
        assertFindings(
                forest,
                "child.vhdx",
                new Finding.ParentBySecondIdentity(at("child.vhdx"), at("base.vhdx")));
    }

    @Test
    void aChildReachedThroughALinkFindsTheParentBesideTheLinkFirst() throws Exception {
        Guid base = disks.base(at("real/base.vhdx"));
        disks.child(at("real/child.vhdx"), base, ".\\base.vhdx");
        storage.link(at("links/child.vhdx"), at("real/child.vhdx"));
        DiskForest forest = scan(at("links"));
        assertEquals(
                new ParentState.Resolved(at("real/base.vhdx"), RECORDED),
                state(forest, "links/child.vhdx"));
        storage.link(at("links/base.vhdx"), at("real/base.vhdx"));
        assertEquals(
                new ParentState.Resolved(at("links/base.vhdx"), RECORDED),
                state(scan(at("links")), "links/child.vhdx"));
    }
}
