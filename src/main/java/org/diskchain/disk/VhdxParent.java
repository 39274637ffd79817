package org.diskchain.disk;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.LocatorEntry;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.ParentLocator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What a VHDX records of its parent ([MS-VHDX] 2.6.2.6).
///
/// @param values keys and values as recorded, in their order, those that can be read
/// @param link the same, as a chain needs it
record VhdxParent(SequencedMap<String, String> values, ParentLink link, List<Fault> faults) {
    private static final String STRUCTURE = "parent locator";

    /// The order in which the specification wants paths tried.
    private static final List<String> PATHS =
            List.of(
                    ParentLocator.RELATIVE_PATH,
                    ParentLocator.VOLUME_PATH,
                    ParentLocator.ABSOLUTE_PATH);

    VhdxParent {
        faults = List.copyOf(faults);
    }

    /// @param file as it is after a replay of the log
    static VhdxParent read(ImageFile file, VhdxMetadata metadata) throws IOException {
        Optional<MetadataEntry> entry = metadata.entry(MetadataItem.PARENT_LOCATOR);
        if (!metadata.parameters().hasParent()) return none(metadata, entry);
        if (entry.isEmpty() || entry.orElseThrow().length() == 0) {
            throw file.damage(
                    FaultCode.STRUCTURE_CORRUPT,
                    "metadata table",
                    metadata.region().fileOffset(),
                    "a parent locator",
                    "none");
        }
        long offset = metadata.place(entry.orElseThrow()).start();
        ByteBuffer item = file.read(offset, (int) entry.orElseThrow().length());
        ParentLocator locator = readTable(file, item, offset);
        List<Fault> faults = new ArrayList<>();
        SequencedMap<String, String> values = values(locator, item, offset, faults);
        ParentLink link = new ParentLink(identities(values, offset, faults), paths(values));
        return new VhdxParent(values, link, faults);
    }

    private static VhdxParent none(VhdxMetadata metadata, Optional<MetadataEntry> entry) {
        List<Fault> faults =
                entry
                        .map(
                                there ->
                                        new Fault(
                                                FaultCode.LOCATOR_WITHOUT_PARENT,
                                                STRUCTURE,
                                                metadata.place(there).start(),
                                                "no parent locator in a disk without a parent",
                                                there.length() + " bytes"))
                        .stream()
                        .toList();
        return new VhdxParent(new LinkedHashMap<>(), ParentLink.NONE, faults);
    }

    private static ParentLocator readTable(ImageFile file, ByteBuffer item, long offset)
            throws DamagedDiskException {
        ParentLocator locator;
        try {
            locator = ParentLocator.read(item);
        } catch (MalformedException e) {
            throw file.damage(FaultCode.STRUCTURE_CORRUPT, offset, e);
        }
        if (!locator.type().equals(ParentLocator.VHDX_PARENT)) {
            throw file.damage(
                    FaultCode.UNSUPPORTED_TYPE,
                    STRUCTURE,
                    offset,
                    "a VHDX parent, " + ParentLocator.VHDX_PARENT,
                    locator.type());
        }
        return locator;
    }

    /// One damaged string does not take the others away, and of two equal keys the first counts.
    private static SequencedMap<String, String> values(
            ParentLocator locator, ByteBuffer item, long offset, List<Fault> faults) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (LocatorEntry entry : locator.entries()) {
            try {
                String key = entry.key(item);
                if (values.putIfAbsent(key, entry.value(item)) != null) {
                    faults.add(damaged(offset + entry.keyOffset(), "one key " + key, "two"));
                }
            } catch (MalformedException e) {
                faults.add(ImageFile.fault(FaultCode.LOCATOR_DAMAGED, offset, e));
            }
        }
        return values;
    }

    private static List<Guid> identities(
            SequencedMap<String, String> values, long offset, List<Fault> faults) {
        Set<Guid> identities = new LinkedHashSet<>();
        for (String key : List.of(ParentLocator.LINKAGE, ParentLocator.LINKAGE2)) {
            String value = values.get(key);
            if (value == null) continue;
            Optional<Guid> identity = Guid.parse(value);
            if (identity.isEmpty()) faults.add(damaged(offset, key + " with a GUID", value));
            identity.filter(guid -> !guid.isZero()).ifPresent(identities::add);
        }
        if (identities.isEmpty()) {
            faults.add(damaged(offset, ParentLocator.LINKAGE + " with an identity", "none"));
        }
        return List.copyOf(identities);
    }

    private static List<RecordedPath> paths(SequencedMap<String, String> values) {
        return PATHS.stream()
                .filter(values::containsKey)
                .map(key -> recorded(values.get(key), key))
                .toList();
    }

    private static RecordedPath recorded(String path, String key) {
        return new RecordedPath(RecordedPath.Kind.of(path), path, key);
    }

    private static Fault damaged(long offset, String expected, String found) {
        return new Fault(FaultCode.LOCATOR_DAMAGED, STRUCTURE, offset, expected, found);
    }
}
