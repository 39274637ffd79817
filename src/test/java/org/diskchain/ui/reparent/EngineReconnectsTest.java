package org.diskchain.ui.reparent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.read.OpenChain;
import org.diskchain.read.SampleChain;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.Reconnector;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The engine behind the wizard, on real files: every disk of the sample is moved into a folder of
/// its own and renamed, and reconnected as the wizard does it.
final class EngineReconnectsTest {
    private final Storage storage = new FileStorage();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private Path place;
    private long sound;
    private EngineReconnects engine;

    @BeforeEach
    void shuffle(@TempDir Path folder) throws Exception {
        place = folder.toRealPath();
        Path made = place.resolve("made");
        SampleChain.make(storage, made, new Random(1));
        DiskForest before = new Scanner(storage).scan(List.of(made), Progress.NONE);
        sound =
                before.disks().stream()
                        .filter(disk -> disk.facts().isDifferencing())
                        .filter(disk -> before.isSound(disk.path()))
                        .count();
        int number = 0;
        for (var disk : before.disks()) {
            String name = "disk-" + number++;
            if (before.isSound(disk.path())) hashes.put(name, hash(before, disk.path()));
        }
        number = 0;
        for (var disk : before.disks()) {
            String name = "disk-" + number++;
            Path own = Files.createDirectories(place.resolve("in-" + name));
            String kind = disk.name().substring(disk.name().lastIndexOf('.'));
            Files.move(disk.path(), own.resolve(name + kind));
        }
        engine =
                new EngineReconnects(
                        new Scanner(storage),
                        new CandidateSearch(storage),
                        new ReconnectPlanning(storage),
                        new Reconnector(storage, new Random(2), InstantSource.system()));
    }

    private String hash(DiskForest forest, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return chain.hash(Progress.NONE);
        }
    }

    @Test
    void everyShuffledDiskFindsItsParentAndReadsAsBefore() throws Exception {
        DiskForest shuffled = engine.scan(List.of(place), Progress.NONE);
        List<Orphan> orphans = Orphans.of(shuffled);
        List<ReconnectWish> wishes = certain(shuffled, Optional.empty());
        assertEquals(sound, wishes.size(), "what read before is certain of its parent");
        List<Reconnected> results = new ArrayList<>();
        engine.reconnect(List.of(place), wishes.reversed(), results::add, Progress.NONE);

        assertEquals(
                wishes.size(),
                results.stream().filter(Reconnected.Done.class::isInstance).count(),
                results::toString);
        DiskForest mended = engine.scan(List.of(place), Progress.NONE);
        int read = 0;
        for (var disk : mended.disks()) {
            String name = disk.name().substring(0, disk.name().lastIndexOf('.'));
            if (!hashes.containsKey(name)) continue;
            assertEquals(hashes.get(name), hash(mended, disk.path()), name);
            read++;
        }
        assertEquals(hashes.size(), read);
        assertEquals(orphans.size() - wishes.size(), Orphans.of(mended).size());
    }

    private static boolean isCertain(List<Candidate> candidates) {
        return !candidates.isEmpty() && candidates.getFirst().verdict() == Verdict.CERTAIN;
    }

    /// The orphans whose parent is certain, with it.
    private List<ReconnectWish> certain(DiskForest forest, Optional<String> folder)
            throws Exception {
        List<ReconnectWish> wishes = new ArrayList<>();
        engine.candidates(forest, Orphans.of(forest), Progress.NONE)
                .forEach(
                        (child, candidates) -> {
                            if (!isCertain(candidates)) return;
                            Path parent = candidates.getFirst().disk();
                            wishes.add(
                                    new ReconnectWish(
                                            child,
                                            parent,
                                            HostPath.statedOrLeftOut(
                                                    folder.map(
                                                            path -> path + parent.getFileName())),
                                            false));
                        });
        return wishes;
    }

    @Test
    void undoGivesTheFileBackBitForBit() throws Exception {
        DiskForest shuffled = engine.scan(List.of(place), Progress.NONE);
        ReconnectWish wish = certain(shuffled, Optional.of("D:\\vm\\")).getFirst();
        byte[] before = Files.readAllBytes(wish.child());
        List<Reconnected> results = new ArrayList<>();
        engine.reconnect(List.of(place), List.of(wish), results::add, Progress.NONE);
        assertTrue(results.getFirst() instanceof Reconnected.Done, results::toString);
        assertTrue(engine.scan(List.of(place), Progress.NONE).undoable(wish.child()).isPresent());
        engine.undo(List.of(place), wish.child(), Progress.NONE);
        assertSame(before, wish.child());
    }

    private static void assertSame(byte[] before, Path file) throws IOException {
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aDiskThatIsGoneIsSaidAndTheOthersAreDone() throws Exception {
        DiskForest shuffled = engine.scan(List.of(place), Progress.NONE);
        List<ReconnectWish> wishes = certain(shuffled, Optional.empty()).subList(0, 2);
        Path gone = wishes.getFirst().child();
        Files.delete(gone);
        List<Reconnected> results = new ArrayList<>();
        engine.reconnect(List.of(place), wishes, results::add, Progress.NONE);
        assertEquals(2, results.size());
        for (Reconnected result : results) {
            assertEquals(result.child().equals(gone), result instanceof Reconnected.Gone);
        }
    }
}
