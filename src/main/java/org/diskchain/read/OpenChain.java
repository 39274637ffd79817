package org.diskchain.read;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A disk opened with all its ancestors, as one content. Reads only.
public final class OpenChain implements Closeable {
    /// Opens a disk whose chain holds together.
    ///
    /// @throws ChainBrokenException if a link or a file in it fails
    public static OpenChain open(Storage storage, DiskForest forest, Path leaf) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    private OpenChain() {}

    /// Bytes of virtual disk: those of the leaf.
    public long virtualSize() {
        throw new UnsupportedOperationException("to come");
    }

    /// The disks, leaf first.
    public List<Path> disks() {
        throw new UnsupportedOperationException("to come");
    }

    /// Fills the rest of `into` from the virtual offset, which need not be aligned.
    public void read(long offset, ByteBuffer into) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Gives every range of the virtual disk in order; ranges join up, neighbours differ.
    public void map(Consumer<MapRange> ranges, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come");
    }

    /// SHA-256 of the whole virtual disk, lower-case hex.
    public String hash(Progress progress) throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public void close() throws IOException {}
}
