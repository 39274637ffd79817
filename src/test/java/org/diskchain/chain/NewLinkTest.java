package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a rescued disk records of its new parent. On Windows the parent's own path is known.
@DisabledOnOs(OS.WINDOWS)
final class NewLinkTest {
    private static final Path HERE = Path.of("/vms/a");
    private static final Path CHILD = HERE.resolve("child.vhd");
    private static final ParentLink RECORDED =
            new ParentLink(
                    List.of(new Guid(1, 2)),
                    List.of(
                            new RecordedPath(Kind.ABSOLUTE, "C:\\vms\\a\\base.vhd", "W2ku"),
                            new RecordedPath(Kind.RELATIVE, ".\\base.vhd", "W2ru")));

    @Test
    void whatTheOldLinkSaysOfTheFolderHoldsForADiskBesideTheOldParent() {
        Map<Kind, String> paths = paths(HERE);
        assertEquals("C:\\vms\\a\\other.vhd", paths.get(Kind.ABSOLUTE));
        assertEquals(".\\other.vhd", paths.get(Kind.RELATIVE));
    }

    /// The old place may hold the original still, with the same identity and other content.
    @Test
    void aParentThatWasMovedDoesNotLendItsOldFolder() {
        assertEquals(
                Map.of(Kind.RELATIVE, "..\\b\\other.vhd", Kind.NAME, "other.vhd"),
                paths(Path.of("/vms/b")));
    }

    private static Map<Kind, String> paths(Path folder) {
        Path old = folder.resolve("base.vhd");
        Path parent = folder.resolve("other.vhd");
        return NewLink.of(CHILD, RECORDED, old, parent, new Guid(3, 4)).paths().stream()
                .collect(Collectors.toMap(RecordedPath::kind, RecordedPath::value));
    }
}
