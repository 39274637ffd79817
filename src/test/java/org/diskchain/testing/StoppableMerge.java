package org.diskchain.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Verify;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.run.MergePlanning;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeRunner;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Four disks with content in one folder, and a merge of them that can be stopped.
///
/// ```
///   base - middle - source      source into base, over both
///     +- sibling                rescued
/// ```
public final class StoppableMerge {
    private static final int DEPTH = 2;
    private static final int SECTOR = 512;
    private static final int PIECE = 64 << 10;

    private final Storage storage;
    private final Path folder;
    private final String ending;
    private final Random random;

    private StoppableMerge(Storage storage, Path folder, String ending, Random random) {
        this.storage = storage;
        this.folder = folder;
        this.ending = ending;
        this.random = random;
    }

    /// Makes the disks.
    ///
    /// @param ending `vhd` or `vhdx`
    public static StoppableMerge make(Storage storage, Path folder, String ending, long size)
            throws IOException {
        StoppableMerge merge = new StoppableMerge(storage, folder, ending, new Random(20261122));
        MadeDisks disks = new MadeDisks(storage);
        Guid base = Guid.random(merge.random);
        Guid middle = Guid.random(merge.random);
        disks.make(merge.base(), base, ParentLink.NONE, size, SECTOR);
        merge.child(disks, merge.middle(), middle, base, merge.base(), size);
        merge.child(disks, merge.source(), null, middle, merge.middle(), size);
        merge.child(disks, merge.sibling(), null, base, merge.base(), size);
        int step = (int) (size / 8 / PIECE * PIECE);
        for (int i = 0; i < 8; i++) {
            merge.write(List.of(merge.source(), merge.middle()).get(i % 2), i * step, PIECE);
        }
        merge.write(merge.base(), step / 2, PIECE);
        merge.write(merge.sibling(), step + PIECE / 2, PIECE);
        return merge;
    }

    private void child(MadeDisks disks, Path file, Guid identity, Guid parent, Path of, long size)
            throws IOException {
        Guid own = identity == null ? Guid.random(random) : identity;
        String name = ".\\" + of.getFileName();
        disks.make(file, own, MadeDisks.link(parent, name), size, SECTOR);
    }

    /// The same disks after they were moved or copied.
    public StoppableMerge in(Storage other, Path place) {
        return new StoppableMerge(other, place, ending, random);
    }

    public Path base() {
        return folder.resolve("base." + ending);
    }

    public Path middle() {
        return folder.resolve("middle." + ending);
    }

    public Path source() {
        return folder.resolve("source." + ending);
    }

    public Path sibling() {
        return folder.resolve("sibling." + ending);
    }

    /// What a machine does that runs on the disk.
    public void write(Path disk, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        try (DiskWriter writer = Disks.openForWriting(storage, disk, random)) {
            writer.begin(List.of(new Change(at, length, false)));
            writer.write(at, ByteBuffer.wrap(bytes));
            writer.commit();
        }
    }

    /// A guest that writes to a VHDX gives it another identity.
    public void runMachineOnSource(long at) throws IOException {
        try (DiskWriter writer = Disks.openForWriting(storage, source(), random)) {
            if (ending.equals("vhdx")) writer.setIdentity(Guid.random(random));
        }
        write(source(), at, PIECE);
    }

    public DiskForest scan() throws Exception {
        return new Scanner(storage).scan(List.of(folder), Progress.NONE);
    }

    public MergePlan plan() throws Exception {
        MergeWish wish =
                new MergeWish(
                        source(), DEPTH, Set.of(sibling()), Verify.COPIED, List.of(folder), false);
        return assertInstanceOf(
                MergePlan.class,
                new MergePlanning(new Measurer(storage)).plan(scan(), wish, Progress.NONE));
    }

    public MergeRunner runner() {
        return runner(storage);
    }

    /// A runner on another view of the same files.
    public MergeRunner runner(Storage view) {
        return new MergeRunner(view, random, InstantSource.system());
    }

    public Journal unfinished() throws Exception {
        return scan().unfinished().getFirst();
    }

    /// Runs the merge up to the first moment at which it can be stopped in that phase.
    public void stopIn(Phase phase) throws Exception {
        if (phase == Phase.IDENTITIES) {
            stopWhileRelinking();
            return;
        }
        assertFalse(runner().run(plan(), cancelIn(phase)).finished());
        assertEquals(phase, unfinished().phase());
    }

    /// No cancel is heard then: the machine fails.
    private void stopWhileRelinking() throws Exception {
        for (long writes = 1; ; writes++) {
            failAfter(writes);
            List<Journal> unfinished = scan().unfinished();
            if (unfinished.isEmpty()) continue;
            Phase reached = unfinished.getFirst().phase();
            if (reached == Phase.IDENTITIES) return;
            assertTrue(reached.compareTo(Phase.IDENTITIES) < 0, "never stopped while relinking");
        }
    }

    /// Begins the merge, or goes on with it, on a machine that lets so many bytes' worth of calls
    /// succeed and no write more.
    ///
    /// @return whether it failed; else the merge is finished
    public boolean failAfter(long writes) throws Exception {
        Storage full = FullVolume.after(writes, Kind.VOLUME_FULL, storage).storage();
        MergePlan plan = plan();
        try {
            return !runner(full).run(plan, Progress.NONE).finished();
        } catch (IOException failed) {
            return true;
        }
    }

    /// Goes on with the unfinished merge up to that phase.
    public void resumeUpTo(Phase phase) throws Exception {
        assertFalse(runner().resume(scan(), unfinished(), cancelIn(phase)).finished());
        assertEquals(phase, unfinished().phase());
    }

    /// Runs the merge up to the first moment at which it can be stopped with something copied, into
    /// the sibling.
    public void stopRescuing() throws Exception {
        Progress stop = new CancelIn(storage, base(), journal -> journal.doneBytes() > 0);
        assertFalse(runner().run(plan(), stop).finished());
        assertEquals(Phase.RESCUE, unfinished().phase());
    }

    /// The same, with something copied into the target.
    public void stopCopying() throws Exception {
        Progress stop = new CancelIn(storage, base(), journal -> journal.position() > 0);
        assertFalse(runner().run(plan(), stop).finished());
        assertEquals(Phase.COPY, unfinished().phase());
    }

    private Progress cancelIn(Phase phase) {
        return new CancelIn(storage, base(), phase);
    }

    public MergeResult resume() throws Exception {
        return runner().resume(scan(), unfinished(), Progress.NONE);
    }

    /// SHA-256 of what the disk reads as.
    public String hash(Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, scan(), disk)) {
            return chain.hash(Progress.NONE);
        }
    }

    /// The target reads as the source did, the sibling as before, and nothing is left to do.
    public void requireMerged(String source, String sibling) throws Exception {
        assertTrue(scan().unfinished().isEmpty());
        assertEquals(source, hash(base()), "the target");
        assertEquals(sibling, hash(sibling()), "the rescued disk");
        assertFalse(scan().isSound(source()));
    }
}
