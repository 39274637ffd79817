package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.testing.Samples;
import org.diskchain.testing.Tables;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// VHDX files that other programs wrote are read as those programs meant them.
final class VhdxSamplesTest {
    private static final Map<String, Samples.Disk> DISKS =
            Samples.disks().stream()
                    .filter(disk -> disk.file().endsWith("vhdx"))
                    .collect(Collectors.toMap(Samples.Disk::toString, Function.identity()));

    static Stream<String> disks() {
        return DISKS.isEmpty() ? Stream.of("none") : DISKS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("disks")
    void readsWhatTheManifestSays(String name) throws Exception {
        Samples.Disk sample = sample(name);
        List<Disk> chain = new ArrayList<>();
        try {
            for (Samples.Disk at = sample; at != null; at = parentOf(at)) chain.add(open(at));
            for (int i = 0; i + 1 < chain.size(); i++) {
                assertTrue(
                        chain.get(i).facts().parent().accepts(chain.get(i + 1).facts().identity()));
            }
            if (sample.sha256() != null) {
                assertEquals(sample.sha256(), new Layers(chain).sha256());
            }
        } finally {
            for (Disk disk : chain) disk.close();
        }
    }

    @ParameterizedTest
    @MethodSource("disks")
    void isSoundAndStaysAsItIs(String name) throws Exception {
        Samples.Disk sample = sample(name);
        Path file = Samples.folder().resolve(sample.set()).resolve(sample.file());
        long before = Files.getLastModifiedTime(file).toMillis();
        try (Disk disk = open(sample)) {
            Inspection inspection = disk.inspect(Progress.NONE);
            assertEquals(List.of(), inspection.faults());
            assertTrue(
                    disk.openingFaults().stream()
                            .allMatch(fault -> fault.code().severity() != Severity.ERROR));
            assertTrue(inspection.ownedBytes() <= disk.facts().virtualSize());
            assertEquals(64, Tables.digest(disk).length());
            assertEquals(sample.parent() != null, disk.facts().isDifferencing());
        }
        assertEquals(before, Files.getLastModifiedTime(file).toMillis());
    }

    @ParameterizedTest
    @MethodSource("disks")
    void hasADigestOfItsOwn(String name) throws Exception {
        Samples.Disk sample = sample(name);
        Assumptions.assumeTrue(parentOf(sample) != null);
        try (Disk disk = open(sample);
                Disk parent = open(parentOf(sample))) {
            assertEquals(Tables.digest(disk), Tables.digest(disk));
            assertNotEquals(Tables.digest(disk), Tables.digest(parent));
        }
    }

    private static Samples.Disk sample(String name) {
        Samples.folder(); // skips where there are none
        return DISKS.get(name);
    }

    private static Samples.Disk parentOf(Samples.Disk disk) {
        return disk.parent() == null ? null : DISKS.get(disk.set() + "/" + disk.parent());
    }

    private static Disk open(Samples.Disk disk) throws IOException {
        Path file = Samples.folder().resolve(disk.set()).resolve(disk.file());
        return Disks.open(new FileStorage(), file);
    }
}
