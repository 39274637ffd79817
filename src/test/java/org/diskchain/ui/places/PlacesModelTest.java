package org.diskchain.ui.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.FileMemory;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Memory;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

final class PlacesModelTest {
    private static final Path FARM = Path.of("/srv/web-farm").toAbsolutePath();
    private static final Path LAB = Path.of("/srv/lab").toAbsolutePath();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir Path folder;

    private final ForestModel forest = new ForestModel();
    private final List<Runnable> waiting = new ArrayList<>();
    private int scans;

    @Test
    void anOpenedPlaceIsScannedAndShown() {
        PlacesModel places = model(Runnable::run);
        OpenPlace place = open(places, FARM);
        assertEquals(place, places.currentProperty().get());
        assertEquals(18, forest.forest().disks().size());
        assertEquals(
                new ScanState.Done(Instant.EPOCH, Duration.ZERO, 18), place.stateProperty().get());
    }

    @Test
    void openingTwiceShowsTheSamePlace() {
        PlacesModel places = model(Runnable::run);
        OpenPlace first = open(places, FARM);
        open(places, LAB);
        assertEquals(first, open(places, FARM.resolve(".")));
        assertEquals(2, places.open().size());
    }

    @Test
    void everyPlaceKeepsItsPick() {
        PlacesModel places = model(Runnable::run);
        OpenPlace farm = open(places, FARM);
        Path disk = DemoForests.webFarmDisk("web01.avhdx");
        act(() -> forest.pickedProperty().set(disk));
        open(places, LAB);
        assertNull(forest.pickedProperty().get());
        assertEquals(1, forest.forest().disks().size());
        act(() -> places.show(farm));
        assertEquals(disk, forest.pickedProperty().get());
    }

    @Test
    void aDiskOpensItsFolderAndIsPicked() {
        PlacesModel places = model(Runnable::run);
        Path disk = FARM.resolve("web01.avhdx");
        act(() -> places.openDisk(disk));
        assertEquals(FARM, places.currentProperty().get().path());
        assertEquals(disk, forest.pickedProperty().get());
    }

    @Test
    void aScanThatFailsSaysWhyAndCanBeRepeated() {
        PlacesModel places = model(Runnable::run);
        OpenPlace gone = open(places, Path.of("/srv/gone"));
        var failed = assertInstanceOf(ScanState.Failed.class, gone.stateProperty().get());
        assertInstanceOf(NoSuchFileException.class, failed.why());
        act(places::scanAgain);
        assertEquals(2, scans);
    }

    @Test
    void aStoppedScanKeepsWhatWasKnown() {
        PlacesModel places = model(waiting::add);
        OpenPlace place = open(places, FARM);
        act(waiting.removeFirst()::run);
        act(places::scanAgain);
        act(place::stopScan);
        assertEquals(new ScanState.Scanning(0, true), place.stateProperty().get());
        act(waiting.removeFirst()::run);
        assertInstanceOf(ScanState.Stopped.class, place.stateProperty().get());
        assertEquals(18, forest.forest().disks().size());
    }

    @Test
    void aPlaceIsNotScannedTwiceAtOnce() {
        PlacesModel places = model(waiting::add);
        open(places, FARM);
        act(places::scanAgain);
        assertEquals(1, waiting.size());
    }

    @Test
    void aScanOfAClosedPlaceChangesNothing() {
        PlacesModel places = model(waiting::add);
        OpenPlace farm = open(places, FARM);
        act(() -> places.close(farm));
        act(waiting.removeFirst()::run);
        assertEquals(DiskForest.EMPTY, forest.forest());
        assertNull(places.currentProperty().get());
    }

    @Test
    void placesOfTheLastTimeAreRecent() {
        PlacesModel before = model(Runnable::run);
        open(before, FARM);
        open(before, LAB);
        assertTrue(before.recent().isEmpty(), "open places are not recent ones");
        PlacesModel after = model(Runnable::run);
        assertEquals(List.of(new RecentPlace(LAB, 1), new RecentPlace(FARM, 18)), after.recent());
        open(after, FARM);
        assertEquals(List.of(new RecentPlace(LAB, 1)), after.recent());
    }

    @Test
    void unfinishedMergesOfAllPlacesAreListed() {
        PlacesModel places = model(Runnable::run);
        OpenPlace place = open(places, Path.of("/srv/hyper-v"));
        open(places, LAB);
        assertEquals(
                DemoForests.hyperV().unfinished().stream().map(Unfinished::of).toList(),
                places.unfinished());
        assertEquals("exch-db02", places.unfinished().getFirst().name());
        assertEquals(0.62, places.unfinished().getFirst().share(), 0.005);
        act(() -> places.close(place));
        assertTrue(places.unfinished().isEmpty());
    }

    private static OpenPlace open(PlacesModel places, Path path) {
        OpenPlace place = Fx.get(() -> places.open(path));
        Fx.settle();
        return place;
    }

    /// Does it, and lets the background's answers arrive.
    private static void act(Fx.Act act) {
        Fx.run(act);
        Fx.settle();
    }

    private PlacesModel model(Executor executor) {
        Memory memory = new FileMemory(folder.resolve("window.properties"));
        PlacesModel.Scan scan =
                (place, progress) -> {
                    scans++;
                    progress.begin(Stage.SCAN, 0);
                    progress.advance(1);
                    if (place.equals(FARM)) return DemoForests.webFarm();
                    if (place.equals(LAB)) return DemoForests.single();
                    if (place.endsWith("hyper-v")) return DemoForests.hyperV();
                    throw new NoSuchFileException(place.toString());
                };
        return new PlacesModel(forest, scan, memory, executor, CLOCK);
    }
}
