package org.diskchain.disk;

import static org.diskchain.disk.FaultCode.Consequence.NONE;
import static org.diskchain.disk.FaultCode.Consequence.NO_READ;
import static org.diskchain.disk.FaultCode.Consequence.NO_WRITE;

import java.util.Locale;

/// The kinds of damage and oddity in an image file, with the code that Windows gives for each
/// (`virtdisk.h` and `winerror.h`, facility 0x3A), zero where it has none.
public enum FaultCode {
    /// No signature of a known format.
    NOT_A_DISK(Severity.ERROR, 0xC03A0004, NO_READ),
    /// The file is shorter than its structures say.
    TRUNCATED(Severity.ERROR, 0xC03A0013, NO_READ),
    /// A fixed VHD is longer than its size says.
    FILE_TOO_LONG(Severity.WARNING, 0xC03A0013, NONE),
    /// A piece of a split VHD (`.v01`).
    SPLIT_DISK(Severity.ERROR, 0xC03A0004, NO_READ),
    /// Creation of the file was not finished.
    INCOMPLETE(Severity.ERROR, 0xC03A001C, NO_READ),

    /// VHD: no footer at the end; its copy at the start is used.
    FOOTER_MISSING(Severity.WARNING, 0xC03A0001, NO_WRITE),
    /// VHD: a footer or its copy has a wrong checksum.
    FOOTER_CHECKSUM(Severity.WARNING, 0xC03A0002, NO_WRITE),
    /// VHD: the copy of the footer is damaged or differs from the footer.
    FOOTER_COPY_DIFFERS(Severity.WARNING, 0xC03A0003, NO_WRITE),
    /// VHD: the dynamic header has a wrong checksum.
    HEADER_CHECKSUM(Severity.WARNING, 0xC03A0006, NO_WRITE),
    /// VHD: belongs to a saved machine state.
    SAVED_STATE(Severity.WARNING, 0xC03A001C, NO_WRITE),
    /// VHD: cylinders, heads and sectors give another size, and the creator went by them.
    GEOMETRY_DIFFERS(Severity.WARNING, 0, NONE),
    /// VHD: a block size other than 512 KiB and 2 MiB.
    UNUSUAL_BLOCK_SIZE(Severity.WARNING, 0xC03A000B, NONE),
    /// VHD: a block too small to be written by Diskchain (below 64 KiB).
    BLOCK_SIZE_NOT_WRITABLE(Severity.WARNING, 0xC03A000B, NO_WRITE),
    /// A parent locator that cannot be used; others may.
    LOCATOR_DAMAGED(Severity.WARNING, 0xC03A0008, NONE),
    /// A parent locator lies over other structures.
    LOCATOR_OVERLAPS(Severity.WARNING, 0xC03A0008, NO_WRITE),

    /// VHDX: one of the two headers is damaged.
    HEADER_DAMAGED(Severity.WARNING, 0xC03A0006, NONE),
    /// VHDX: both headers claim to be the current one and differ.
    HEADERS_DIFFER(Severity.WARNING, 0xC03A0006, NO_WRITE),
    /// VHDX: the headers are numbered so high that no more changes can be counted.
    HEADER_NUMBER_HIGH(Severity.WARNING, 0xC03A0006, NO_WRITE),
    /// VHDX: one of the two region tables is damaged or differs from the other.
    REGION_TABLE_DIFFERS(Severity.WARNING, 0xC03A0008, NONE),
    /// VHDX: the log holds changes that are not yet in place; they were read from it.
    LOG_TO_REPLAY(Severity.INFO, 0, NONE),
    /// VHDX: the log must be replayed but holds no complete sequence.
    LOG_CORRUPT(Severity.ERROR, 0xC03A0010, NO_READ),
    /// VHDX: there is no room for a log, without which tables cannot be changed safely.
    LOG_MISSING(Severity.WARNING, 0xC03A0010, NO_WRITE),
    /// VHDX: metadata flags other than the specification's.
    METADATA_FLAGS(Severity.INFO, 0, NONE),
    /// VHDX: a parent locator on a disk that has no parent.
    LOCATOR_WITHOUT_PARENT(Severity.WARNING, 0xC03A0008, NONE),

    /// A version that Diskchain does not know.
    UNSUPPORTED_VERSION(Severity.ERROR, 0xC03A0005, NO_READ),
    /// A disk type or a kind of parent that Diskchain does not know.
    UNSUPPORTED_TYPE(Severity.ERROR, 0xC03A001B, NO_READ),
    /// Something required that Diskchain does not know.
    UNKNOWN_REQUIRED(Severity.ERROR, 0xC03A0008, NO_READ),
    /// Both copies of a header are damaged.
    HEADER_CORRUPT(Severity.ERROR, 0xC03A0006, NO_READ),
    /// A header field that contradicts the rest.
    STRUCTURE_CORRUPT(Severity.ERROR, 0xC03A0008, NO_READ),
    INVALID_BLOCK_SIZE(Severity.ERROR, 0xC03A000B, NO_READ),
    INVALID_SECTOR_SIZE(Severity.ERROR, 0xC03A001D, NO_READ),
    INVALID_SIZE(Severity.ERROR, 0xC03A0012, NO_READ),
    /// The block allocation table is too small, or past the end of the file.
    TABLE_CORRUPT(Severity.ERROR, 0xC03A000A, NO_READ),

    /// A block lies past the end of the file, in a header or in a table, or its state is none.
    BLOCK_DAMAGED(Severity.ERROR, 0xC03A000A, NO_WRITE),
    /// Two blocks share bytes of the file.
    BLOCKS_OVERLAP(Severity.ERROR, 0xC03A000A, NO_WRITE),
    /// The table looks as if written in the wrong byte order.
    TABLE_BYTE_ORDER(Severity.ERROR, 0xC03A000A, NO_WRITE),
    /// A sector bitmap that contradicts its block.
    BITMAP_DAMAGED(Severity.ERROR, 0xC03A000C, NO_WRITE),
    /// Sectors marked as never written hold data; it is read.
    BITMAP_UNMARKED_DATA(Severity.WARNING, 0xC03A000C, NONE),
    /// A partly present block in a disk without a parent; read as fully present.
    PARTIAL_BLOCK_IN_BASE(Severity.WARNING, 0xC03A000C, NONE),
    /// The space that an unmapped block once had now belongs to another; it reads as zeros.
    ANCHOR_STALE(Severity.INFO, 0, NONE);

    /// What a fault means for work with the disk.
    public enum Consequence {
        /// It may be read and written.
        NONE,
        /// It may be read; writing is refused.
        NO_WRITE,
        /// It cannot be opened.
        NO_READ
    }

    private final Severity severity;
    private final int win32;
    private final Consequence consequence;

    FaultCode(Severity severity, int win32, Consequence consequence) {
        this.severity = severity;
        this.win32 = win32;
        this.consequence = consequence;
    }

    /// The name that scripts see, for instance `footer-missing`. Never changes.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /// The code that Windows returns for it (unsigned), 0 where there is none.
    public int win32() {
        return win32;
    }

    public Consequence consequence() {
        return consequence;
    }
}
