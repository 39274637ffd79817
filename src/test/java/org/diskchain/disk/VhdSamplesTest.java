package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The VHDs that other programs made read as those programs mean them.
final class VhdSamplesTest {
    private final FileStorage storage = new FileStorage();

    static Stream<Samples.Disk> disks() {
        return Samples.disks().stream().filter(disk -> disk.file().endsWith("vhd"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("disks")
    void readsAsTheManifestSays(Samples.Disk sample) throws IOException {
        Assumptions.assumeTrue(sample.sha256() != null, "no trusted hash");
        List<Disk> chain = new ArrayList<>();
        try {
            for (Samples.Disk disk : chain(sample)) chain.add(open(disk));
            assertEquals(sample.sha256(), new Layers(chain).sha256());
        } finally {
            for (Disk disk : chain) disk.close();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("disks")
    void isSoundAndForecastsItsOwnSize(Samples.Disk sample) throws Exception {
        boolean goesByGeometry = sample.file().startsWith("virtualpc");
        try (Disk disk = open(sample)) {
            assertEquals(
                    goesByGeometry ? List.of(FaultCode.GEOMETRY_DIFFERS) : List.of(),
                    disk.openingFaults().stream().map(Fault::code).toList());
            Inspection inspection = disk.inspect(Progress.NONE);
            assertEquals(List.of(), inspection.faults());
            assertTrue(inspection.ownedBytes() <= disk.facts().virtualSize());
            assertEquals(disk.facts().fileSize(), Disks.forecast(disk).fileSizeAfter());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("disks")
    void recordsItsParentByIdentityAndName(Samples.Disk sample) throws IOException {
        Assumptions.assumeTrue(sample.parent() != null, "a base");
        Samples.Disk parent = chain(sample).get(1);
        try (Disk child = open(sample);
                Disk disk = open(parent)) {
            ParentLink link = child.facts().parent();
            assertTrue(link.accepts(disk.facts().identity()), link.toString());
            RecordedPath first = link.paths().getFirst();
            assertEquals(RecordedPath.Kind.RELATIVE, first.kind(), link.toString());
            String name = Path.of(parent.file()).getFileName().toString();
            assertTrue(first.value().endsWith(name), link.toString());
        }
    }

    private Disk open(Samples.Disk disk) throws IOException {
        return Disks.open(storage, Samples.folder().resolve(disk.set()).resolve(disk.file()));
    }

    /// The disk and its ancestors, leaf first.
    private static List<Samples.Disk> chain(Samples.Disk leaf) {
        Map<String, Samples.Disk> set =
                Samples.disks().stream()
                        .filter(disk -> disk.set().equals(leaf.set()))
                        .collect(Collectors.toMap(Samples.Disk::file, Function.identity()));
        return Stream.iterate(
                        leaf, disk -> disk != null, disk -> set.getOrDefault(disk.parent(), null))
                .toList();
    }
}
