package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Converter.Output;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// The unfinished file that a conversion writes beside its output.
final class ConverterTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final Path DISK = FOLDER.resolve("disk.vhd");
    private static final Path OUT = FOLDER.resolve("out.raw");
    private static final Path PART = FOLDER.resolve("out.raw.diskchain-part");

    private final MemoryStorage storage = new MemoryStorage();

    @BeforeEach
    void make() throws Exception {
        new MadeDisks(storage).base(DISK);
    }

    private void convert() throws Exception {
        DiskForest forest = new Scanner(storage).scan(List.of(DISK), Progress.NONE);
        try (OpenChain chain = OpenChain.open(storage, forest, DISK)) {
            new Converter(storage, new Random(1)).convert(chain, OUT, Output.RAW, Progress.NONE);
        }
    }

    @Test
    void whatAKilledConversionLeftIsReplaced() throws Exception {
        storage.put(PART, new byte[3]);
        convert();
        assertEquals(List.of(DISK, OUT), storage.files());
        assertArrayEquals(new byte[(int) MadeDisks.SIZE], storage.bytes(OUT));
    }

    @Test
    void whatAnotherProgramIsWritingIsLeftAlone() throws Exception {
        storage.put(PART, new byte[3]);
        storage.hold(PART, new Holder("diskchain", 7));
        assertThrows(FileAlreadyExistsException.class, this::convert);
        assertEquals(List.of(DISK, PART), storage.files());
    }
}
