package org.diskchain.read;

import org.diskchain.bytes.PooledFiles;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.read.Layers.Piece;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A disk opened with all its ancestors, as one content. Reads only.
public final class OpenChain implements Closeable {
    private static final int BUFFER = 1 << 20;
    private static final int OPEN_FILES = 64;

    private final List<Disk> disks;
    private final Layers layers;
    private final PooledFiles files;

    /// Opens a disk whose chain holds together.
    ///
    /// @throws ChainBrokenException if a link or a file in it fails
    public static OpenChain open(ReadableFiles storage, DiskForest forest, Path leaf)
            throws IOException {
        Optional<Finding> cause = Soundness.cause(forest, leaf);
        if (cause.isPresent()) throw new ChainBrokenException(cause.get());
        PooledFiles files = new PooledFiles(storage, OPEN_FILES);
        List<Disk> disks = new ArrayList<>();
        try {
            for (DiskNode node : forest.chain(leaf)) {
                disks.add(Disks.open(files, node.path()));
                requireSame(node, disks.getLast());
            }
            return new OpenChain(disks, files);
        } catch (IOException | RuntimeException e) {
            for (Disk disk : disks) disk.close();
            files.close();
            throw e;
        }
    }

    /// The file may have been replaced, or given another parent, since it was scanned.
    private static void requireSame(DiskNode node, Disk disk) throws ChainBrokenException {
        if (!disk.facts().identity().equals(node.facts().identity())
                || !disk.facts().parent().equals(node.facts().parent())
                || disk.facts().virtualSize() != node.facts().virtualSize()) {
            throw new ChainBrokenException(new Finding.ChangedMeanwhile(node.path()));
        }
    }

    private OpenChain(List<Disk> disks, PooledFiles files) {
        this.disks = List.copyOf(disks);
        this.layers = new Layers(disks);
        this.files = files;
    }

    /// Bytes of virtual disk: those of the leaf.
    public long virtualSize() {
        return layers.virtualSize();
    }

    /// Bytes of a sector, the same in the whole chain.
    public int logicalSectorSize() {
        return disks.getFirst().facts().logicalSectorSize();
    }

    /// The disks, leaf first.
    public List<Path> disks() {
        return disks.stream().map(Disk::path).toList();
    }

    List<Disk> opened() {
        return disks;
    }

    Disk disk(int layer) {
        return disks.get(layer);
    }

    /// The uppermost `count` layers.
    Layers uppermost(int count) {
        return new Layers(disks.subList(0, count));
    }

    /// Fills the rest of `into` from the virtual offset, which need not be aligned.
    ///
    /// @throws EOFException if that is more than the virtual disk holds
    public void read(long offset, ByteBuffer into) throws IOException {
        if (offset < 0 || into.remaining() > virtualSize() - offset) {
            throw new EOFException("past the end of the virtual disk: " + offset);
        }
        layers.read(offset, into);
    }

    /// Whether no disk holds data in the range; told by the tables, without reading payload.
    boolean isZero(long offset, long length) throws IOException {
        long end = offset + length;
        for (long at = offset; at < end; ) {
            Piece piece = layers.pieceAt(at, end);
            if (piece instanceof Piece.Data) return false;
            at = piece.end();
        }
        return true;
    }

    /// Gives every range of the virtual disk in order; ranges join up, neighbours differ.
    public void map(Consumer<MapRange> ranges, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.MEASURE, virtualSize());
        MapRange open = null;
        long at = 0;
        while (at < virtualSize()) {
            Piece piece = layers.pieceAt(at, virtualSize());
            MapRange next = range(piece);
            if (open != null && open.data() == next.data() && open.depth() == next.depth()) {
                next =
                        new MapRange(
                                open.start(),
                                open.length() + next.length(),
                                next.data(),
                                next.depth());
            } else if (open != null) {
                ranges.accept(open);
            }
            open = next;
            at = piece.end();
            progress.advance(piece.length());
        }
        if (open != null) ranges.accept(open);
    }

    private static MapRange range(Piece piece) {
        return switch (piece) {
            case Piece.Data(long start, long length, int layer, _) ->
                    new MapRange(start, length, true, layer);
            case Piece.Zero(long start, long length, int layer) ->
                    new MapRange(start, length, false, layer);
            case Piece.Beyond(long start, long length) -> new MapRange(start, length, false, -1);
            case Piece.Nothing(long start, long length) -> new MapRange(start, length, false, -1);
        };
    }

    /// SHA-256 of the whole virtual disk, lower-case hex.
    public String hash(Progress progress) throws IOException, CancelledException {
        progress.begin(Stage.HASH, virtualSize());
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = 0;
        while (at < virtualSize()) {
            Piece piece = layers.pieceAt(at, Math.min(virtualSize(), at + BUFFER));
            buffer.clear().limit((int) piece.length());
            if (piece instanceof Piece.Data data) {
                layers.read(data, buffer);
                digest.update(buffer.flip());
            } else {
                Zeros.fill(buffer);
                digest.update(buffer);
            }
            at = piece.end();
            progress.advance(piece.length());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        for (Disk disk : disks) disk.close();
        files.close();
    }
}
