package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdLocator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a parent is written down in a VHD: its identity, the name field, and a locator for each path
/// that Windows understands, the absolute one first as Windows does it. Each has 4 KiB, so that a
/// longer path fits later.
///
/// ```
///   header       | identity | name | W2ku | W2ru | - | - | - | - | - | - |
///   further on   | absolute path, 4 KiB | relative path, 4 KiB |
/// ```
final class VhdParentRecord {
    private static final int SPACE = 4 << 10;

    private final ParentLink parent;
    private final List<Slot> slots = new ArrayList<>();

    private record Slot(int code, byte[] path) {
        int space() {
            return (int) VhdBlocks.roundUp(path.length, SPACE);
        }
    }

    VhdParentRecord(ParentLink parent) {
        this.parent = parent;
        first(RecordedPath.Kind.ABSOLUTE)
                .filter(VhdParentRecord::isOfWindows)
                .ifPresent(path -> add(VhdLocator.W2KU, path));
        first(RecordedPath.Kind.RELATIVE)
                .map(path -> path.startsWith(".") ? path : ".\\" + path)
                .ifPresent(path -> add(VhdLocator.W2RU, path));
    }

    private void add(int code, String path) {
        slots.add(new Slot(code, path.replace('/', '\\').getBytes(StandardCharsets.UTF_16LE)));
    }

    Guid identity() {
        return parent.recordedIdentity();
    }

    /// Bytes of the file that the paths need.
    long room() {
        return slots.stream().mapToLong(Slot::space).sum();
    }

    /// The locators of paths that stand from `at` on.
    List<VhdLocator> locators(long at) {
        List<VhdLocator> locators = new ArrayList<>();
        long place = at;
        for (Slot slot : slots) {
            locators.add(new VhdLocator(slot.code, slot.space(), slot.path.length, place));
            place += slot.space();
        }
        while (locators.size() < VhdDynamicHeader.LOCATORS) locators.add(VhdLocator.UNUSED);
        return locators;
    }

    void writePaths(ByteFile file, long at) throws IOException {
        long place = at;
        for (Slot slot : slots) {
            file.write(place, ByteBuffer.wrap(Arrays.copyOf(slot.path, slot.space())));
            place += slot.space();
        }
    }

    /// The absolute path where one is known and fits, else the file's own name.
    String name() {
        Optional<String> absolute = first(RecordedPath.Kind.ABSOLUTE);
        Optional<String> named = first(RecordedPath.Kind.NAME);
        String name =
                named.or(() -> absolute).or(() -> first(RecordedPath.Kind.RELATIVE)).orElse("");
        boolean fits =
                name.length() <= VhdDynamicHeader.MOST_NAME_UNITS
                        && (named.isPresent() || absolute.isPresent());
        String last = name.substring(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1);
        return fits ? name : last;
    }

    private Optional<String> first(RecordedPath.Kind kind) {
        return parent.paths().stream()
                .filter(path -> path.kind() == kind)
                .map(RecordedPath::value)
                .findFirst();
    }

    /// A path of another system in a slot of Windows would lead nowhere.
    private static boolean isOfWindows(String path) {
        return !path.startsWith("/");
    }
}
