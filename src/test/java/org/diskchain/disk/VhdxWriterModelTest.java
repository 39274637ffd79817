package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/// After any changes a VHDX reads what was written, owns what it should, and its file is as large
/// as was foretold.
final class VhdxWriterModelTest {
    private static final int STEPS = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDynamicDiskKeepsWhatIsWritten(long seed) throws Exception {
        run(seed, DiskType.DYNAMIC);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFixedDiskKeepsWhatIsWritten(long seed) throws Exception {
        run(seed, DiskType.FIXED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDifferencingDiskKeepsWhatIsWritten(long seed) throws Exception {
        run(seed, DiskType.DIFFERENCING);
    }

    private static void run(long seed, DiskType type) throws Exception {
        Random random = new Random(seed * 31 + type.ordinal());
        int sector = random.nextBoolean() ? 512 : 4096;
        int block = MIB << random.nextInt(4);
        long size = (long) sector * (1 + random.nextInt(3 * MIB / sector) + 2 * MIB / sector);
        String what = "seed %d, %s, %d in blocks of %d".formatted(seed, type, size, block);
        VhdxModel model = new VhdxModel(seed, NewVhdx.of(type, size, block, sector));
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> model.grow();
                case 1 -> model.shrink();
                case 2 -> model.reopen();
                default -> model.batch();
            }
            model.check(what + ", step " + step);
        }
        model.close();
    }
}
