package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Extent;
import org.diskchain.disk.Format;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A VHDX and a copy of it, both of the identity that a child records: either will do, but not
/// where the copying was cut off and the file holds zeros from somewhere on.
final class TornCopyTest {
    private MemoryStorage storage;
    private Path whole;
    private Path copy;
    private Path child;

    @BeforeEach
    void twoFilesOfOneIdentity() throws Exception {
        LinkForest forest = new LinkForest(Format.VHDX, 1);
        storage = forest.storage;
        child = forest.child;
        Path folder = LinkForest.FOLDER.resolve("moved");
        storage.createFolders(folder);
        whole = folder.resolve("whole.vhdx");
        copy = folder.resolve("copy.vhdx");
        byte[] bytes = storage.bytes(forest.old);
        storage.rename(forest.old, whole);
        try (ByteFile file = storage.create(copy)) {
            file.write(0, ByteBuffer.wrap(bytes));
        }
    }

    @Test
    void eitherOfTwoEqualFilesWillDo() throws Exception {
        assertEquals(List.of(Verdict.CERTAIN, Verdict.CERTAIN), verdicts());
    }

    @Test
    void noneOfTwoFilesThatDifferIsCertain() throws Exception {
        long payload = payload();
        try (ByteFile file = storage.openForWriting(copy)) {
            file.write(payload, ByteBuffer.wrap(new byte[(int) (file.size() - payload)]));
        }
        assertEquals(List.of(Verdict.LIKELY, Verdict.LIKELY), verdicts());
    }

    /// Where the file holds the first bytes of the virtual disk that it owns.
    private long payload() throws Exception {
        try (Disk disk = Disks.open(storage, copy)) {
            long size = disk.facts().virtualSize();
            for (long at = 0; at < size; ) {
                Extent extent = disk.extentAt(at, size);
                if (extent instanceof Extent.Data data) return data.fileOffset();
                at = extent.end();
            }
        }
        throw new AssertionError("owns nothing");
    }

    private List<Verdict> verdicts() throws Exception {
        DiskForest forest = LinkForest.scan(storage);
        List<Orphan> orphans = Orphans.of(forest);
        List<Candidate> found =
                new CandidateSearch(storage).search(forest, orphans, Progress.NONE).get(child);
        assertTrue(
                found.stream()
                        .map(Candidate::disk)
                        .collect(Collectors.toSet())
                        .containsAll(List.of(whole, copy)));
        return found.stream()
                .filter(each -> each.disk().equals(whole) || each.disk().equals(copy))
                .map(Candidate::verdict)
                .toList();
    }
}
