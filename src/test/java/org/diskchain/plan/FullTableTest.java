package org.diskchain.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.diskchain.bytes.ByteFile;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Planned.Refused;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A VHD that has grown almost to where its table, whose entries are sectors of 32 bits, no longer
/// leads.
final class FullTableTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final int FOOTER = 512;
    private static final long LAST = (1L << 41) - 512;
    private static final long ROOM = 8 << 20;

    private final MemoryStorage storage = new MemoryStorage();

    private Planned plan(long size) throws Exception {
        StoppableMerge merge = StoppableMerge.make(storage, FOLDER, "vhd", 4 << 20);
        byte[] all = storage.bytes(merge.base());
        try (ByteFile file = storage.openForWriting(merge.base())) {
            file.write(size - FOOTER, ByteBuffer.wrap(all, all.length - FOOTER, FOOTER));
        }
        return PlannedMerge.of(
                storage,
                new Scanner(storage).scan(List.of(FOLDER), Progress.NONE),
                merge.source(),
                2);
    }

    @Test
    void aMergeThatWouldOutgrowTheTableIsRefused() throws Exception {
        Refused refused = assertInstanceOf(Refused.class, plan(LAST));
        long needed = refused.amounts().targetSizeAfter();
        Path base = FOLDER.resolve("base.vhd");
        assertEquals(List.of(new Refusal.TableFull(base, needed, LAST)), refused.reasons());
    }

    @Test
    void aMergeThatTheTableHasRoomForIsNot() throws Exception {
        assertInstanceOf(MergePlan.class, plan(LAST - ROOM));
    }
}
