package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdLocator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a differencing VHD records of its parent. Each path is what its content makes it, because
/// tools write relative paths into slots for absolute ones.
///
/// The order: relative paths, those of relative slots first; the name field; absolute paths; the
/// name field once more where it is one. So a copied folder finds the parent that was copied along
/// and not the original.
final class VhdParentPaths {
    private static final String NAME_SLOT = "name";

    private final ByteFile file;
    private final VhdDynamicHeader header;
    private final long headerOffset;
    private final List<ByteRange> structures;
    private final long end;
    private final OpeningFaults faults;

    private final List<RecordedPath> relative = new ArrayList<>();
    private final List<RecordedPath> absolute = new ArrayList<>();

    /// @param structures ranges of the file that are taken by others; those of locators are added
    /// @param end of what may belong to structures
    VhdParentPaths(
            ByteFile file,
            VhdDynamicHeader header,
            long headerOffset,
            List<ByteRange> structures,
            long end,
            OpeningFaults faults) {
        this.file = file;
        this.header = header;
        this.headerOffset = headerOffset;
        this.structures = structures;
        this.end = end;
        this.faults = faults;
    }

    ParentLink read() throws IOException {
        for (VhdLocator locator : header.locators()) {
            if (locator.isUsed()) readLocator(locator);
        }
        List<RecordedPath> paths = new ArrayList<>(relative);
        paths.sort((a, b) -> Boolean.compare(isRelativeSlot(b), isRelativeSlot(a)));
        if (!header.parentName().isEmpty()) addName(paths);
        else paths.addAll(absolute);
        Guid id = header.parentId();
        return new ParentLink(
                id.isZero() ? List.of() : List.of(id), paths, header.parentModified());
    }

    private void readLocator(VhdLocator locator) throws IOException {
        boolean plausible =
                faults.holds(
                        FaultCode.LOCATOR_DAMAGED,
                        entryOffset(locator),
                        () -> locator.requirePlausible(end));
        if (!plausible) {
            reportOverflow(locator);
            return;
        }
        ByteRange range =
                new ByteRange(locator.dataOffset(), Integer.toUnsignedLong(locator.dataLength()));
        if (structures.stream().anyMatch(range::overlaps)) {
            reportOverlap(locator);
            return;
        }
        structures.add(range);
        if (locator.code() != VhdLocator.MAC) readPath(locator, range);
    }

    private void readPath(VhdLocator locator, ByteRange range) throws IOException {
        ByteBuffer data = ByteBuffer.allocate((int) range.length());
        file.read(range.start(), data);
        try {
            add(locator.path(data.flip()), locator.slot());
        } catch (MalformedException e) {
            faults.add(ImageFile.fault(FaultCode.LOCATOR_DAMAGED, entryOffset(locator), e));
        }
    }

    private void add(String path, String slot) {
        RecordedPath.Kind kind = RecordedPath.Kind.of(path);
        RecordedPath recorded = new RecordedPath(kind, path, slot);
        (kind == RecordedPath.Kind.RELATIVE ? relative : absolute).add(recorded);
    }

    private void addName(List<RecordedPath> paths) throws IOException {
        boolean usable = faults.holds(FaultCode.LOCATOR_DAMAGED, headerOffset, header::requireName);
        String name = header.parentName();
        if (usable) paths.add(new RecordedPath(RecordedPath.Kind.NAME, name, NAME_SLOT));
        paths.addAll(absolute);
        RecordedPath.Kind kind = RecordedPath.Kind.of(name);
        if (usable && kind != RecordedPath.Kind.RELATIVE) {
            paths.add(new RecordedPath(kind, name, NAME_SLOT));
        }
    }

    /// An offset and length whose sum is no offset: nobody can tell what space the locator has.
    private void reportOverflow(VhdLocator locator) throws IOException {
        long length = Integer.toUnsignedLong(locator.dataLength());
        if (locator.dataOffset() < 0 || locator.dataOffset() + length < 0) reportOverlap(locator);
    }

    private void reportOverlap(VhdLocator locator) throws IOException {
        faults.add(
                new Fault(
                        FaultCode.LOCATOR_OVERLAPS,
                        "VHD parent locator " + locator.slot(),
                        entryOffset(locator),
                        "data clear of other structures",
                        "0x%x + %s"
                                .formatted(
                                        locator.dataOffset(),
                                        Integer.toUnsignedString(locator.dataLength()))));
    }

    private long entryOffset(VhdLocator locator) {
        return headerOffset + VhdDynamicHeader.locatorOffset(header.locators().indexOf(locator));
    }

    private static boolean isRelativeSlot(RecordedPath path) {
        return path.slot().equals("W2ru") || path.slot().equals("Wi2r");
    }
}
