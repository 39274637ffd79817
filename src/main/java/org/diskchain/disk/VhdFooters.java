package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdFooter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The footers of a VHD: the one at the end, of 512 or 511 bytes, and the copy at the start that
/// all but fixed disks have. The one at the end wins where its checksum is right.
final class VhdFooters {
    private final ReadableFiles storage;
    private final ByteFile file;
    private final Path path;
    private final OpeningFaults faults;
    private final long fileSize;

    /// A footer as it stands in the file.
    ///
    /// @param bytes always 512: a missing one is zero
    /// @param length of it in the file
    private record Found(long offset, int length, byte[] bytes, VhdFooter footer, boolean valid) {}

    /// The footer that counts.
    ///
    /// @param end where the footer at the end of the file begins, or the end of the file: blocks
    ///   lie before it
    /// @param tailBytes length of the footer at the end, 0 where there is none
    /// @param identitiesDiffer whether the copy is the same but for its unique id
    record Chosen(
            VhdFooter footer,
            byte[] bytes,
            long offset,
            long end,
            int tailBytes,
            boolean identitiesDiffer) {}

    VhdFooters(ReadableFiles storage, ByteFile file, Path path, OpeningFaults faults)
            throws IOException {
        this.storage = storage;
        this.file = file;
        this.path = path;
        this.faults = faults;
        this.fileSize = file.size();
    }

    /// Whether the file ends in a valid footer of a fixed VHD of just this length.
    static boolean isWholeFixedDisk(ByteFile file) throws IOException {
        return tail(file, file.size()).filter(tail -> tail.valid && isWholeFixed(tail)).isPresent();
    }

    Chosen choose() throws IOException {
        Optional<Found> tail = tail(file, fileSize);
        Optional<Found> copy = copy();
        if (tail.isPresent() && tail.get().valid) {
            boolean identitiesDiffer = compare(tail.get(), copy);
            return chosen(tail.get(), tail, identitiesDiffer);
        }
        // A fixed disk has no copy: what looks like one was written by the guest.
        boolean fixed = tail.filter(VhdFooters::isWholeFixed).isPresent();
        if (copy.isPresent() && copy.get().valid && !fixed) {
            reportTail(tail);
            return chosen(copy.get(), tail, false);
        }
        Found damaged = tail.orElseThrow(() -> noFooter(copy));
        requireChecksum(damaged);
        return chosen(damaged, tail, false);
    }

    private static Chosen chosen(Found used, Optional<Found> tail, boolean identitiesDiffer) {
        long end = tail.map(Found::offset).orElse(-1L);
        return new Chosen(
                used.footer,
                used.bytes,
                used.offset,
                end,
                tail.map(Found::length).orElse(0),
                identitiesDiffer);
    }

    /// Reports what is wrong with the copy; says whether it differs in nothing but the unique id,
    /// as an interrupted change of identity leaves it.
    private boolean compare(Found tail, Optional<Found> copy) throws IOException {
        if (tail.footer.isFixed()) return false;
        if (copy.isEmpty()) {
            copyFault(0, "a footer", "none");
            return false;
        }
        int at = Arrays.mismatch(tail.bytes, copy.get().bytes);
        if (at < 0) return false;
        copyFault(at, hex(tail.bytes[at]), hex(copy.get().bytes[at]));
        byte[] changed = copy.get().bytes.clone();
        copy.get().footer.withUniqueId(tail.footer.uniqueId()).writeOver(ByteBuffer.wrap(changed));
        return copy.get().valid && Arrays.equals(changed, tail.bytes);
    }

    private void copyFault(int offset, String expected, String found) throws IOException {
        faults.add(
                new Fault(
                        FaultCode.FOOTER_COPY_DIFFERS, "VHD footer copy", offset, expected, found));
    }

    /// The copy is used, because the footer at the end is missing or damaged.
    private void reportTail(Optional<Found> tail) throws IOException {
        if (tail.isPresent()) {
            requireChecksum(tail.get());
            return;
        }
        if (storage.facts(continuation()).isPresent()) {
            throw new DamagedDiskException(path, split("a disk in one file"));
        }
        faults.add(
                new Fault(
                        FaultCode.FOOTER_MISSING,
                        "VHD footer",
                        Math.max(0, fileSize - VhdFooter.BYTES),
                        "a footer",
                        "none"));
    }

    private DamagedDiskException noFooter(Optional<Found> copy) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.v\\d\\d")) {
            return new DamagedDiskException(path, split("the first piece"));
        }
        FaultCode code = copy.isPresent() ? FaultCode.HEADER_CORRUPT : FaultCode.NOT_A_DISK;
        long offset = Math.max(0, fileSize - VhdFooter.BYTES);
        return new DamagedDiskException(
                path, new Fault(code, "VHD footer", offset, "a footer", "none"));
    }

    private Fault split(String expected) {
        return new Fault(
                FaultCode.SPLIT_DISK, "VHD footer", fileSize, expected, "a piece of a split disk");
    }

    /// The second file of a disk that was split into pieces.
    private Path continuation() {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".v01");
    }

    private void requireChecksum(Found found) throws IOException {
        faults.holds(
                FaultCode.FOOTER_CHECKSUM,
                found.offset,
                () -> VhdFooter.requireChecksum(ByteBuffer.wrap(found.bytes)));
    }

    private static boolean isWholeFixed(Found tail) {
        return tail.footer.isFixed()
                && tail.footer.version() == VhdFooter.VERSION_1_0
                && tail.footer.currentSize() == tail.offset;
    }

    /// The copy at the start; a fixed disk holds the guest's bytes there.
    private Optional<Found> copy() throws IOException {
        return at(file, fileSize, 0, VhdFooter.BYTES).filter(found -> !found.footer.isFixed());
    }

    /// The footer at the end: a valid one of 512 bytes, else a valid one of 511, else either.
    private static Optional<Found> tail(ByteFile file, long fileSize) throws IOException {
        Optional<Found> whole = at(file, fileSize, fileSize - VhdFooter.BYTES, VhdFooter.BYTES);
        long start = fileSize - VhdFooter.SHORT_BYTES;
        boolean maybeShort = start % VhdFooter.BYTES == 0;
        if (whole.isPresent() && whole.get().valid || !maybeShort) return whole;
        Optional<Found> less = at(file, fileSize, start, VhdFooter.SHORT_BYTES);
        return less.isPresent() && (less.get().valid || whole.isEmpty()) ? less : whole;
    }

    private static Optional<Found> at(ByteFile file, long fileSize, long offset, int length)
            throws IOException {
        if (offset < 0 || offset > fileSize - length) return Optional.empty();
        byte[] bytes = new byte[VhdFooter.BYTES];
        file.read(offset, ByteBuffer.wrap(bytes, 0, length));
        try {
            VhdFooter footer = VhdFooter.read(ByteBuffer.wrap(bytes));
            return Optional.of(new Found(offset, length, bytes, footer, isChecksumRight(bytes)));
        } catch (MalformedException noCookie) {
            return Optional.empty();
        }
    }

    private static boolean isChecksumRight(byte[] bytes) {
        try {
            VhdFooter.requireChecksum(ByteBuffer.wrap(bytes));
            return true;
        } catch (MalformedException wrong) {
            return false;
        }
    }

    private static String hex(byte value) {
        return "0x%02x".formatted(value);
    }
}
