package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Format;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// A chain copied into one new disk: it reads the same, it is compared, and nothing is left where
/// that is stopped or fails.
final class FlattenerTest {
    private LinkForest forest;
    private MemoryStorage storage;
    private Path out;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        storage = forest.storage;
        out = forest.child.resolveSibling("alone." + format.name().toLowerCase(Locale.ROOT));
    }

    private Flattener flattener() {
        return new Flattener(storage, new SplittableRandom(3), InstantSource.fixed(Instant.EPOCH));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void theNewDiskReadsAsTheChainAndHasNoParent(Format format) throws Exception {
        make(format);
        DiskForest before = LinkForest.scan(storage);
        List<Path> disks = List.of(forest.child, forest.leaf, forest.old, forest.other);

        FlatResult result = flattener().run(before, forest.child, out, Progress.NONE);

        DiskForest after = LinkForest.scan(storage);
        assertEquals(new ParentState.Base(), after.disk(out).orElseThrow().parent());
        assertEquals(format, after.disk(out).orElseThrow().facts().format());
        assertArrayEquals(forest.content(forest.child), LinkForest.read(storage, out));
        for (Path disk : disks) {
            assertArrayEquals(forest.content(disk), LinkForest.read(storage, disk));
        }
        try (OpenChain chain = OpenChain.open(storage, after, forest.child)) {
            assertEquals(chain.hash(Progress.NONE), result.sha256());
        }
    }

    @Test
    void stoppedWhileItIsComparedItLeavesNothing() throws Exception {
        make(Format.VHDX);
        DiskForest before = LinkForest.scan(storage);
        for (Stage stage : List.of(Stage.CONVERT, Stage.VERIFY)) {
            assertThrows(
                    CancelledException.class,
                    () ->
                            flattener()
                                    .run(
                                            before,
                                            forest.child,
                                            out,
                                            in(stage, FlattenerTest::cancel)));
            assertTrue(storage.facts(out).isEmpty());
        }
    }

    /// What happens as soon as a stage has begun.
    private interface Happens {
        void happen() throws Exception;
    }

    private static Progress in(Stage wanted, Happens what) {
        return new Progress() {
            private boolean now;

            @Override
            public void begin(Stage stage, long total) {
                now = stage == wanted;
            }

            @Override
            public void advance(long units) throws CancelledException {
                if (!now) return;
                now = false;
                try {
                    what.happen();
                } catch (CancelledException stop) {
                    throw stop;
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }
        };
    }

    private static void cancel() throws CancelledException {
        throw new CancelledException();
    }

    @Test
    void aByteThatDoesNotReadBackIsNoticedAndTheNewDiskTakenAway() throws Exception {
        make(Format.VHDX);
        DiskForest before = LinkForest.scan(storage);
        Progress flips = in(Stage.VERIFY, this::flipTheLastData);
        VerifyFailedException wrong =
                assertThrows(
                        VerifyFailedException.class,
                        () -> flattener().run(before, forest.child, out, flips));
        assertEquals(out, wrong.disk());
        assertTrue(storage.facts(out).isEmpty());
    }

    private void flipTheLastData() throws IOException {
        byte[] content = forest.content(forest.child);
        int last = content.length - 1;
        while (content[last] == 0) last--;
        byte[] wanted = Arrays.copyOfRange(content, last - 63, last + 1);
        byte[] bytes = storage.bytes(out);
        int at = bytes.length - wanted.length;
        while (!Arrays.equals(wanted, 0, 64, bytes, at, at + 64)) at--;
        try (ByteFile file = storage.openForWriting(out)) {
            file.write(at + 63, ByteBuffer.wrap(new byte[] {(byte) ~bytes[at + 63]}));
        }
    }

    @Test
    void anExistingFileIsRefusedAndStays() throws Exception {
        make(Format.VHDX);
        byte[] bytes = storage.bytes(forest.other);
        DiskForest before = LinkForest.scan(storage);
        assertThrows(
                FileAlreadyExistsException.class,
                () -> flattener().run(before, forest.child, forest.other, Progress.NONE));
        assertArrayEquals(bytes, storage.bytes(forest.other));
    }
}
