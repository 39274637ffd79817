package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.disk.Disk;
import org.diskchain.read.Converter;
import org.diskchain.read.Converter.Output;
import org.diskchain.read.Layers;
import org.diskchain.read.Layers.Piece;
import org.diskchain.read.OpenChain;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Copies a whole chain into one new disk without a parent, and reads the new disk back. The chain
/// is only read.
public record Flattener(Storage storage, RandomGenerator random, InstantSource clock) {
    private static final int STEP = 1 << 20;

    /// Leaves nothing behind where it is stopped or fails.
    ///
    /// @param out the new disk, dynamic; a VHD where its name says so, else a VHDX
    /// @throws java.nio.file.FileAlreadyExistsException if something has that name
    /// @throws org.diskchain.read.ChainBrokenException if the disk cannot be read
    /// @throws VerifyFailedException if the new disk does not hold what the chain reads
    public FlatResult run(DiskForest forest, Path disk, Path out, Progress progress)
            throws IOException, CancelledException {
        Instant start = clock.instant();
        long written;
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            written = new Converter(storage, random).convert(chain, out, output(out), progress);
        }
        boolean right = false;
        try {
            List<Path> chain = forest.chain(disk).stream().map(DiskNode::path).toList();
            Seen seen = compared(chain, out, progress);
            right = true;
            long size = storage.facts(out).map(FileFacts::size).orElse(0L);
            Duration time = Duration.between(start, clock.instant());
            return new FlatResult(disk, out, written, size, seen.sha256(), seen.pastCache(), time);
        } finally {
            if (!right) storage.delete(out);
        }
    }

    private static Output output(Path out) {
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith("vhd") ? Output.VHD_DYNAMIC : Output.VHDX_DYNAMIC;
    }

    private record Seen(String sha256, boolean pastCache) {}

    private Seen compared(List<Path> chain, Path out, Progress progress)
            throws IOException, CancelledException {
        MessageDigest digest = sha256();
        ByteBuffer zeros = ByteBuffer.allocate(STEP);
        try (Opened<Disk> disks = Opened.disks(storage, chain);
                ReadBack copy = ReadBack.open(storage, out)) {
            Layers whole = new Layers(disks.all());
            long size = whole.virtualSize();
            progress.begin(Stage.VERIFY, size);
            for (long at = 0; at < size; ) {
                Piece piece = whole.pieceAt(at, Math.min(size, at + STEP));
                boolean data = piece instanceof Piece.Data;
                ByteBuffer read = copy.compare(piece, whole, data);
                digest.update(data ? read : zeros.slice(0, (int) piece.length()));
                at = piece.end();
                progress.advance(piece.length());
            }
            return new Seen(HexFormat.of().formatHex(digest.digest()), copy.isPastCache());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
