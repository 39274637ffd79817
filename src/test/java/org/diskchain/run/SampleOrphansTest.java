package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Format;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// The samples with their files shuffled over folders and given new names: every disk finds its
/// parent again.
final class SampleOrphansTest {
    @TempDir private Path temporary;

    static Stream<String> sets() {
        return Samples.disks().stream()
                .filter(disk -> disk.parent() != null)
                .map(Samples.Disk::set)
                .distinct();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("sets")
    void everyShuffledDiskFindsItsParent(String set) throws Exception {
        Path from = Samples.copyOf(set, temporary);
        Path to = temporary.resolve("shuffled");
        List<Samples.Disk> disks =
                new ArrayList<>(Samples.disks().stream().filter(d -> d.set().equals(set)).toList());
        Collections.shuffle(disks, new Random(1));
        Map<String, Path> moved = new HashMap<>();
        for (int i = 0; i < disks.size(); i++) {
            String extension = disks.get(i).file().replaceFirst(".*[.]", ".");
            Path file = to.resolve("f" + i).resolve("disk" + (char) ('a' + i) + extension);
            Files.createDirectories(file.getParent());
            Files.move(from.resolve(disks.get(i).file()), file);
            moved.put(disks.get(i).file(), file);
        }

        org.diskchain.bytes.FileStorage storage = new org.diskchain.bytes.FileStorage();
        DiskForest forest = new Scanner(storage).scan(List.of(to), Progress.NONE);
        List<Orphan> orphans = Orphans.of(forest);
        Map<Path, List<Candidate>> all =
                new CandidateSearch(storage).search(forest, orphans, Progress.NONE);

        for (Samples.Disk disk : disks) {
            if (disk.parent() == null) continue;
            Path child = moved.get(disk.file());
            Candidate best = all.get(child).getFirst();
            assertEquals(moved.get(disk.parent()), best.disk(), disk.toString());
            boolean vhdx = forest.disk(child).orElseThrow().facts().format() == Format.VHDX;
            boolean enough =
                    vhdx ? best.verdict() == Verdict.CERTAIN : best.verdict() != Verdict.DANGEROUS;
            assertTrue(enough, disk + ": " + best);
            System.out.println(disk + " " + best.verdict());
        }
    }
}
