package org.diskchain.disk;

import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The header of a VHDX file that counts, out of two ([MS-VHDX] 2.2.2).
///
/// @param slot 0 or 1: where the current header stands; the next one goes to the other
/// @param faults what is odd about the two
record VhdxHeaders(VhdxHeader current, int slot, List<Fault> faults) {
    private static final String STRUCTURE = "VHDX header";

    /// A log to be replayed is read whole; those of other programs hold a few MiB.
    private static final long LARGEST_LOG = 1 << 30;

    /// Leaves numbers for more changes than a writer can make; unsigned.
    private static final long HIGHEST_NUMBER = -1L << Integer.SIZE;

    VhdxHeaders {
        faults = List.copyOf(faults);
    }

    static VhdxHeaders read(ImageFile file) throws IOException {
        VhdxHeader[] valid = new VhdxHeader[2];
        List<Fault> faults = new ArrayList<>();
        for (int slot = 0; slot < valid.length; slot++) {
            long offset = VhdxLayout.header(slot);
            ByteBuffer bytes = file.read(offset, VhdxHeader.BYTES);
            try {
                valid[slot] = VhdxHeader.read(bytes);
            } catch (MalformedException e) {
                faults.add(ImageFile.fault(FaultCode.HEADER_DAMAGED, offset, e));
            }
        }
        if (faults.size() == valid.length) {
            Fault first = faults.getFirst();
            throw file.damage(
                    FaultCode.HEADER_CORRUPT,
                    first.structure(),
                    first.offset(),
                    first.expected(),
                    first.found());
        }
        int slot = current(valid, faults);
        checkVersion(file, valid[slot], slot);
        checkLogPlace(file, valid[slot], slot, faults);
        checkNumber(valid[slot], slot, faults);
        return new VhdxHeaders(valid[slot], slot, faults);
    }

    private static int current(VhdxHeader[] valid, List<Fault> faults) {
        if (valid[0] == null) return 1;
        if (valid[1] == null) return 0;
        boolean tie = valid[0].sequenceNumber() == valid[1].sequenceNumber();
        if (tie && !valid[0].equals(valid[1])) {
            faults.add(
                    new Fault(
                            FaultCode.HEADERS_DIFFER,
                            STRUCTURE,
                            VhdxLayout.header(1),
                            "another sequence number, or equal headers",
                            Long.toUnsignedString(valid[1].sequenceNumber())));
        }
        return valid[1].isNewerThan(valid[0]) ? 1 : 0;
    }

    private static void checkVersion(ImageFile file, VhdxHeader header, int slot)
            throws DamagedDiskException {
        if (header.version() != VhdxHeader.CURRENT_VERSION) {
            throw file.damage(
                    FaultCode.UNSUPPORTED_VERSION,
                    STRUCTURE,
                    VhdxLayout.header(slot),
                    "version " + VhdxHeader.CURRENT_VERSION,
                    header.version());
        }
        if (header.hasLog() && header.logVersion() != VhdxHeader.CURRENT_LOG_VERSION) {
            throw file.damage(
                    FaultCode.UNSUPPORTED_VERSION,
                    STRUCTURE,
                    VhdxLayout.header(slot),
                    "log version " + VhdxHeader.CURRENT_LOG_VERSION,
                    header.logVersion());
        }
    }

    private static void checkNumber(VhdxHeader header, int slot, List<Fault> faults) {
        if (Long.compareUnsigned(header.sequenceNumber(), HIGHEST_NUMBER) <= 0) return;
        faults.add(
                new Fault(
                        FaultCode.HEADER_NUMBER_HIGH,
                        STRUCTURE,
                        VhdxLayout.header(slot),
                        "a sequence number up to " + Long.toUnsignedString(HIGHEST_NUMBER),
                        Long.toUnsignedString(header.sequenceNumber())));
    }

    /// A file without anything to replay may also be without a log.
    private static void checkLogPlace(
            ImageFile file, VhdxHeader header, int slot, List<Fault> faults) throws IOException {
        long offset = header.logOffset();
        long length = header.logLength();
        if (length == 0 && !header.hasLog()) {
            faults.add(
                    new Fault(
                            FaultCode.LOG_MISSING,
                            STRUCTURE,
                            VhdxLayout.header(slot),
                            "a log",
                            "none"));
            return;
        }
        boolean aligned = (offset | length) % VhdxLayout.UNIT == 0;
        boolean inside =
                offset >= VhdxLayout.HEADER_SECTION
                        && length > 0
                        && (length <= LARGEST_LOG || !header.hasLog())
                        && offset <= file.size() - length;
        if (!aligned || !inside) {
            throw file.damage(
                    FaultCode.STRUCTURE_CORRUPT,
                    STRUCTURE,
                    VhdxLayout.header(slot),
                    "a log of up to 1 GiB, in whole MiB, from 1 MiB to the end of the file at "
                            + file.size(),
                    Long.toUnsignedString(offset) + " + " + length);
        }
    }
}
