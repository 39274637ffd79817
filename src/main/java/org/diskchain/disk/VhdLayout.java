package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;

import java.util.List;
import java.util.Optional;

/// Where everything but the blocks lies in a VHD file, as its opening found it.
///
/// @param fileSize bytes
/// @param tail the footers
/// @param header null in a fixed disk
/// @param blocks null in a fixed disk
/// @param structures ranges of the file where no block may lie; the footer at the end is not among
///   them
record VhdLayout(
        long fileSize,
        VhdFooters.Chosen tail,
        VhdDynamicHeader header,
        VhdBlocks blocks,
        ParentLink parent,
        List<ByteRange> structures,
        List<Fault> faults) {
    static final String TABLE = "VHD block allocation table";

    VhdLayout {
        structures = List.copyOf(structures);
        faults = List.copyOf(faults);
    }

    boolean isFixed() {
        return header == null;
    }

    boolean isDifferencing() {
        return tail.footer().isDifferencing();
    }

    /// Where the footer at the end begins, or the file ends where it is missing.
    long end() {
        return tail.end() < 0 ? fileSize : tail.end();
    }

    /// Where in the file the table entry of a block stands.
    long entryOffset(long block) {
        return header.tableOffset() + block * VhdBlocks.TABLE_ENTRY_BYTES;
    }

    /// Whether a block can be where the entry says: within the file and clear of the structures.
    boolean isSound(long block, int entry) {
        long start = VhdBlocks.bitmapOffset(entry);
        long length = blocks.neededBytes(block);
        if (start > end() - length) return false;
        for (ByteRange structure : structures) {
            if (start < structure.end() && structure.start() < start + length) return false;
        }
        return true;
    }

    /// What is wrong with the place of an allocated block.
    Optional<Fault> faultOf(long block, int entry) {
        if (isSound(block, entry)) return Optional.empty();
        return Optional.of(
                new Fault(
                        FaultCode.BLOCK_DAMAGED,
                        TABLE,
                        entryOffset(block),
                        "a block within the file, clear of other structures",
                        "0x%08x".formatted(entry)));
    }
}
