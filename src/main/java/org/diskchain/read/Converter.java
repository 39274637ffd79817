package org.diskchain.read;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Flattens a chain into a new disk, written beside its name and renamed when it is whole.
public final class Converter {
    /// What to make.
    public enum Output {
        VHD_DYNAMIC(Format.VHD, DiskType.DYNAMIC),
        VHD_FIXED(Format.VHD, DiskType.FIXED),
        VHDX_DYNAMIC(Format.VHDX, DiskType.DYNAMIC),
        VHDX_FIXED(Format.VHDX, DiskType.FIXED),
        RAW(Format.UNKNOWN, DiskType.FIXED);

        private final Format format;
        private final DiskType type;

        Output(Format format, DiskType type) {
            this.format = format;
            this.type = type;
        }
    }

    private static final String PART = ".diskchain-part";
    private static final int BLOCK = 2 << 20;

    /// The smallest stretch of zeros that is left out of a raw disk.
    private static final int HOLE = 64 << 10;

    private static final int WINDOW = 32 << 20;
    private static final long LARGEST_VHD = 2040L << 30;
    private static final int VHD_SECTOR = 512;

    private final Storage storage;
    private final RandomGenerator random;

    public Converter(Storage storage, RandomGenerator random) {
        this.storage = storage;
        this.random = random;
    }

    /// Writes the content of the chain to the new file `out`; leaves nothing when it is stopped or
    /// fails.
    ///
    /// @return bytes of payload written; what is all zero is left out as far as the format allows
    /// @throws FileAlreadyExistsException if something has that name
    /// @throws OutputTooLargeException if the format does not hold a disk of that size
    public long convert(OpenChain chain, Path out, Output output, Progress progress)
            throws IOException, CancelledException {
        requireFits(chain, out, output);
        requireFree(out);
        Path part = out.resolveSibling(out.getFileName() + PART);
        progress.begin(Stage.CONVERT, chain.virtualSize());
        boolean whole = false;
        try {
            long written =
                    output == Output.RAW
                            ? raw(chain, part, progress)
                            : disk(chain, part, output, progress);
            requireFree(out);
            storage.rename(part, out);
            storage.sync(out.getParent());
            whole = true;
            return written;
        } finally {
            if (!whole && storage.facts(part).isPresent()) storage.delete(part);
        }
    }

    private static void requireFits(OpenChain chain, Path out, Output output)
            throws OutputTooLargeException {
        if (output.format == Format.VHD && chain.virtualSize() > LARGEST_VHD) {
            throw new OutputTooLargeException(out, chain.virtualSize(), LARGEST_VHD);
        }
    }

    private void requireFree(Path out) throws IOException {
        if (storage.facts(out).isPresent()) throw new FileAlreadyExistsException(out.toString());
    }

    private long raw(OpenChain chain, Path part, Progress progress)
            throws IOException, CancelledException {
        try (ByteFile file = storage.create(part)) {
            file.resize(chain.virtualSize());
            long written = fill(chain, new RawTarget(file), HOLE, progress);
            file.force();
            return written;
        }
    }

    private long disk(OpenChain chain, Path part, Output output, Progress progress)
            throws IOException, CancelledException {
        int sector = output.format == Format.VHD ? VHD_SECTOR : chain.logicalSectorSize();
        NewDisk disk =
                new NewDisk(
                        output.format,
                        output.type,
                        chain.virtualSize(),
                        BLOCK,
                        sector,
                        Guid.random(random),
                        Guid.random(random),
                        ParentLink.NONE);
        try (DiskWriter writer = Disks.create(storage, part, disk, random)) {
            return fill(chain, new DiskTarget(writer), BLOCK, progress);
        }
    }

    /// Where a window of content goes.
    private sealed interface Target {
        void write(long start, ByteBuffer window, List<Change> blocks) throws IOException;
    }

    private record RawTarget(ByteFile file) implements Target {
        @Override
        public void write(long start, ByteBuffer window, List<Change> blocks) throws IOException {
            for (Change block : blocks) file.write(block.start(), part(start, window, block));
        }
    }

    private record DiskTarget(DiskWriter writer) implements Target {
        @Override
        public void write(long start, ByteBuffer window, List<Change> blocks) throws IOException {
            writer.begin(blocks);
            for (Change block : blocks) writer.write(block.start(), part(start, window, block));
            writer.commit();
        }
    }

    private static ByteBuffer part(long start, ByteBuffer window, Change block) {
        return window.slice((int) (block.start() - start), (int) block.length());
    }

    private static long fill(OpenChain chain, Target target, int step, Progress progress)
            throws IOException, CancelledException {
        ByteBuffer window = ByteBuffer.allocateDirect(WINDOW);
        long written = 0;
        long at = 0;
        while (at < chain.virtualSize()) {
            int length = (int) Math.min(WINDOW, chain.virtualSize() - at);
            if (!chain.isZero(at, length)) {
                chain.read(at, window.clear().limit(length));
                List<Change> blocks = blocksWithData(at, window.flip(), step);
                if (!blocks.isEmpty()) target.write(at, window, blocks);
                written += blocks.stream().mapToLong(Change::length).sum();
            }
            at += length;
            progress.advance(length);
        }
        return written;
    }

    /// The stretches of `step` bytes of the window that are not all zero.
    private static List<Change> blocksWithData(long start, ByteBuffer window, int step) {
        List<Change> blocks = new ArrayList<>();
        for (int at = 0; at < window.limit(); at += step) {
            int length = Math.min(step, window.limit() - at);
            if (!Zeros.areAll(window.slice(at, length))) {
                blocks.add(new Change(start + at, length, false));
            }
        }
        return blocks;
    }
}
