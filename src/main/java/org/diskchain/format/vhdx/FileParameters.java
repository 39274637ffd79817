package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// How the file holds its blocks ([MS-VHDX] 2.6.2.1).
///
/// @param blockSize bytes
/// @param leaveBlocksAllocated a fixed disk: no block may be given up; without meaning where
///   `hasParent`
public record FileParameters(int blockSize, boolean leaveBlocksAllocated, boolean hasParent) {
    public static final int BYTES = 8;
    public static final int SMALLEST_BLOCK = 1 << 20;
    public static final int LARGEST_BLOCK = 256 << 20;

    private static final String STRUCTURE = "file parameters";
    private static final int BLOCK_SIZE = 0;
    private static final int FLAGS = 4;
    private static final int LEAVE_BLOCKS_ALLOCATED = 1;
    private static final int HAS_PARENT = 2;

    /// Reads the item at the buffer's position, which does not move.
    public static FileParameters read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        int blockSize = in.getInt(BLOCK_SIZE);
        if (!isBlockSize(blockSize)) {
            throw new MalformedException(
                    STRUCTURE,
                    BLOCK_SIZE,
                    "a power of two from 1 to 256 MiB",
                    Integer.toUnsignedString(blockSize));
        }
        int flags = in.getInt(FLAGS);
        return new FileParameters(
                blockSize, (flags & LEAVE_BLOCKS_ALLOCATED) != 0, (flags & HAS_PARENT) != 0);
    }

    /// Writes over the item already in the buffer: bits this record does not know keep their
    /// values.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        int reserved = out.getInt(FLAGS) & ~(LEAVE_BLOCKS_ALLOCATED | HAS_PARENT);
        out.putInt(BLOCK_SIZE, blockSize)
                .putInt(
                        FLAGS,
                        reserved
                                | (leaveBlocksAllocated ? LEAVE_BLOCKS_ALLOCATED : 0)
                                | (hasParent ? HAS_PARENT : 0));
    }

    /// Whether blocks can have that many bytes.
    public static boolean isBlockSize(int size) {
        return size >= SMALLEST_BLOCK && size <= LARGEST_BLOCK && Integer.bitCount(size) == 1;
    }
}
