package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Converter.Output;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeForest;
import org.diskchain.testing.MadeForest.Made;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A flattened chain reads as the chain did, in every format; the sources stay as they are; nothing
/// is left of what was stopped.
final class ConverterTest {
    private static final Path FOLDER = Path.of("/forest").toAbsolutePath();
    private static final Path OUT = Path.of("/out/flat.img").toAbsolutePath();
    private static final int SEEDS = 4;

    private final MemoryStorage storage = new MemoryStorage();
    private final Converter converter = new Converter(storage, new SplittableRandom(1));

    @ParameterizedTest
    @EnumSource(Output.class)
    void itReadsAsTheChainDid(Output output) throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Path folder = FOLDER.resolve("" + seed);
            for (Made made : new MadeForest(storage, folder, seed).disks().values()) {
                Path out = folder.resolve("out/" + made.path().getFileName());
                storage.createFolders(out.getParent());
                byte[] before = bytes(made.path());
                convert(folder, made.path(), out, output, Progress.NONE);
                assertEquals(-1, Arrays.mismatch(made.content(), content(out, output)), "" + seed);
                assertEquals(-1, Arrays.mismatch(before, bytes(made.path())), "the source");
                storage.delete(out);
            }
        }
    }

    @Test
    void whatIsThereIsNotReplaced() throws Exception {
        Made made = anyDisk();
        storage.put(OUT, new byte[] {1, 2, 3});
        assertThrows(
                FileAlreadyExistsException.class,
                () -> convert(FOLDER, made.path(), OUT, Output.RAW, Progress.NONE));
        assertEquals(-1, Arrays.mismatch(new byte[] {1, 2, 3}, bytes(OUT)));
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void nothingIsLeftWhenItIsStopped(Output output) throws Exception {
        Made made = anyDisk();
        storage.createFolders(OUT.getParent());
        assertThrows(
                CancelledException.class,
                () -> convert(FOLDER, made.path(), OUT, output, new CancelAt(1)));
        assertTrue(storage.list(OUT.getParent()).isEmpty());
    }

    private Made anyDisk() throws IOException {
        return new MadeForest(storage, FOLDER, 1).disks().values().iterator().next();
    }

    private void convert(Path folder, Path disk, Path out, Output output, Progress progress)
            throws IOException, CancelledException {
        DiskForest forest = new Scanner(storage).scan(List.of(folder), Progress.NONE);
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            converter.convert(chain, out, output, progress);
        }
    }

    private byte[] content(Path out, Output output) throws Exception {
        if (output == Output.RAW) return bytes(out);
        DiskForest forest = new Scanner(storage).scan(List.of(out), Progress.NONE);
        try (OpenChain chain = OpenChain.open(storage, forest, out)) {
            byte[] content = new byte[(int) chain.virtualSize()];
            chain.read(0, ByteBuffer.wrap(content));
            return content;
        }
    }

    private byte[] bytes(Path file) throws IOException {
        try (ByteFile open = storage.open(file)) {
            byte[] bytes = new byte[(int) open.size()];
            open.read(0, ByteBuffer.wrap(bytes));
            return bytes;
        }
    }
}
