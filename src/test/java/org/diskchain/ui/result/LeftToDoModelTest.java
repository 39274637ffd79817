package org.diskchain.ui.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.run.MergeResult;
import org.diskchain.testing.AtOnce;
import org.diskchain.testing.DemoForests;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Merged files are moved away last, each once, and what is told is what happened.
final class LeftToDoModelTest {
    private static final Path KEPT = Path.of("/kept");

    private final List<Path> binned = new ArrayList<>();
    private final List<Path> moved = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Optional<Path> failing = Optional.empty();
    private final Outcome outcome = outcome();
    private final LeftToDoModel model =
            new LeftToDoModel(outcome, new Noting(), new AtOnce(), () -> told.add("changed"));

    /// Moves nothing; the bin takes none of the files that fail.
    private final class Noting implements Discards {
        @Override
        public boolean hasBin(Path file) {
            return !failing.equals(Optional.of(file));
        }

        @Override
        public void toBin(Path file) throws IOException {
            if (failing.equals(Optional.of(file))) throw new IOException("no bin");
            binned.add(file);
        }

        @Override
        public void toFolder(Path file, Path folder, Progress progress) {
            moved.add(folder.resolve(file.getFileName()));
        }
    }

    private static Outcome outcome() {
        Path source = DemoForests.webFarmDisk("ws22-2026-09.avhdx");
        Effects effects = MergePlanner.effects(DemoForests.webFarm(), source, 2);
        MergeResult result =
                new MergeResult(source, effects.target(), 2, true, 1, 2, Duration.ofSeconds(1));
        return new Outcome(result, DemoForests.webFarm(), effects);
    }

    private List<Path> merged() {
        return outcome.disks(Kind.MERGED);
    }

    private void settleAll() {
        outcome.disks(Kind.ORPHANED).forEach(orphan -> settle(orphan, outcome.effects().target()));
    }

    private void settle(Path orphan, Path parent) {
        model.settle(Map.of(orphan, Optional.of(parent)));
    }

    private void leave(Path orphan) {
        model.settle(Map.of(orphan, Optional.empty()));
    }

    @Test
    void nothingIsMovedBeforeEveryOrphanIsSettled() {
        List<Path> orphans = outcome.disks(Kind.ORPHANED);
        assertEquals(2, orphans.size());
        for (Path orphan : orphans) {
            assertFalse(model.canDiscard());
            model.toBin();
            model.toFolder(KEPT);
            leave(orphan);
        }
        assertEquals(List.of(), binned);
        assertEquals(List.of(), moved);
        assertTrue(model.canDiscard());
    }

    @Test
    void anotherDiskThatWasReconnectedSettlesNoOrphan() {
        merged().forEach(this::leave);
        model.settle(Map.of());
        assertFalse(model.canDiscard());
    }

    @Test
    void anOrphanThatWasGivenAMergedFileAsParentIsNotSettled() {
        settleAll();
        Path web = DemoForests.webFarmDisk("web01.avhdx");
        LeftToDoModel fresh =
                new LeftToDoModel(outcome, new Noting(), new AtOnce(), () -> told.add("changed"));
        outcome.disks(Kind.ORPHANED).stream()
                .filter(orphan -> !orphan.equals(web))
                .forEach(orphan -> fresh.settle(Map.of(orphan, Optional.empty())));
        Path between = merged().getLast();
        fresh.settle(Map.of(web, Optional.of(between)));
        assertFalse(fresh.canDiscard());
        fresh.toBin();
        assertEquals(List.of(), binned);
        assertEquals(Optional.of(between), fresh.givenMerged(web));
        assertTrue(fresh.naming(between).contains(web));
        fresh.settle(Map.of(web, Optional.of(outcome.effects().target())));
        assertTrue(fresh.canDiscard());
        assertFalse(fresh.naming(between).contains(web));
    }

    @Test
    void whoStillNamesAMergedFileIsTold() {
        Path source = merged().getFirst();
        Path between = merged().getLast();
        assertEquals(outcome.disks(Kind.ORPHANED), model.naming(source));
        assertEquals(List.of(DemoForests.webFarmDisk("web-staging.avhdx")), model.naming(between));
        settleAll();
        assertEquals(List.of(), model.naming(source));
    }

    @Test
    void aFileThroughWhichADiskIsReadIsNotMovedAway() {
        settleAll();
        model.see(DemoForests.webFarm()); // every link leads where it led, and all can be read
        assertTrue(merged().stream().allMatch(model::isNeeded));
        assertFalse(model.canDiscard());
        model.toBin();
        assertEquals(List.of(), binned);
    }

    @Test
    void onlyTheMergedFilesAreMovedAndTheirBytesTold() {
        settleAll();
        long expected = model.bytes();
        assertTrue(expected > 0);
        model.toBin();
        assertEquals(merged(), binned);
        assertEquals(expected, model.regainedProperty().get());
        assertEquals(0, model.bytes());
        assertEquals(List.of("changed"), told);
        assertFalse(model.canDiscard());
        model.toFolder(KEPT);
        assertEquals(List.of(), moved, "what is gone is not moved again");
    }

    @Test
    void theFolderIsTheChosenOne() {
        settleAll();
        model.toFolder(KEPT);
        assertEquals(
                merged().stream().map(disk -> KEPT.resolve(disk.getFileName())).toList(), moved);
        assertTrue(model.files().isEmpty());
    }

    @Test
    void aFailureIsToldWithWhatIsLeftAndMayBeTriedAgain() {
        settleAll();
        Path second = merged().get(1);
        failing = Optional.of(second);
        assertFalse(model.hasBin(), "one of the files has none");
        model.busyProperty()
                .addListener(
                        (_, _, busy) -> {
                            if (!busy)
                                told.add("why: " + model.failureProperty().get().isPresent());
                        });
        model.toBin();
        assertEquals("no bin", model.failureProperty().get().orElseThrow().getMessage());
        assertEquals(List.of("why: true", "changed"), told, "the reason is known when it ends");
        assertEquals(Set.of(second), model.files());
        assertEquals(outcome.fileSize(merged().getFirst()), model.regainedProperty().get());
        failing = Optional.empty();
        model.toBin();
        assertEquals(merged(), binned);
        assertTrue(model.failureProperty().get().isEmpty());
    }
}
