package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Format;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.testing.CancelAt;
import org.diskchain.ui.work.EngineRebases;
import org.diskchain.ui.work.MovedDisk;
import org.diskchain.ui.work.PlanRefusedException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/// What the window asks of the engine that moves a disk: going on finds what was begun, and begins
/// it where nothing was; dropping leaves the disk its old parent.
final class GoneOnRebaseTest {
    private LinkForest forest;
    private EngineRebases engine;
    private MovedDisk moved;
    private List<Path> places;

    @BeforeEach
    void make() throws Exception {
        forest = new LinkForest(Format.VHDX, 1);
        engine =
                new EngineRebases(
                        new Scanner(forest.storage),
                        new RebasePlanning(forest.storage),
                        RebaseTest.rebaser(forest.storage));
        moved = new MovedDisk(forest.child, forest.other);
        places = LinkForest.scan(forest.storage).searched();
    }

    private void stop() throws Exception {
        DiskForest scanned = LinkForest.scan(forest.storage);
        RebaseWish wish =
                new RebaseWish(
                        forest.child, forest.other, new HostPath.Told(), false, Verify.COPIED);
        RebasePlan plan = RebaseTest.plan(forest.storage, scanned, wish);
        assertFalse(engine.run(plan, new CancelAt(2)).finished());
        assertEquals(1, LinkForest.scan(forest.storage).rebases().size());
    }

    private void assertMoved() throws Exception {
        DiskForest scanned = LinkForest.scan(forest.storage);
        assertEquals(forest.other, scanned.chain(forest.child).get(1).path());
        assertTrue(scanned.rebases().isEmpty());
        for (Path disk : List.of(forest.child, forest.leaf)) {
            assertArrayEquals(forest.content(disk), LinkForest.read(forest.storage, disk));
        }
    }

    @Test
    void whatWasStoppedIsGoneOnWith() throws Exception {
        stop();
        assertTrue(engine.goOn(moved, places, Progress.NONE).finished());
        assertMoved();
    }

    @Test
    void whatWasNotBegunIsPlannedAndDone() throws Exception {
        assertTrue(engine.goOn(moved, places, Progress.NONE).finished());
        assertMoved();
    }

    @Test
    void whatIsDroppedKeepsItsParent() throws Exception {
        stop();
        engine.drop(moved, places, Progress.NONE);
        DiskForest scanned = LinkForest.scan(forest.storage);
        assertTrue(scanned.rebases().isEmpty());
        assertEquals(forest.old, scanned.chain(forest.child).get(1).path());
        assertArrayEquals(
                forest.content(forest.child), LinkForest.read(forest.storage, forest.child));
    }

    @Test
    void aDiskIsNotMovedBelowItself() {
        MovedDisk circle = new MovedDisk(forest.child, forest.leaf);
        assertThrows(PlanRefusedException.class, () -> engine.goOn(circle, places, Progress.NONE));
    }
}
