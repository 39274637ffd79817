package org.diskchain.ui.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.BackupDocuments;
import org.diskchain.backup.SpecChecks;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Variables;
import org.diskchain.backup.VssComponent;
import org.diskchain.backup.VssSet;
import org.diskchain.report.FindingsByEntry;
import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is shown of a component: all of it, and nothing as if it were certain.
final class ComponentLinesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

    private static VssSet set(String... inner) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        Path file = Path.of("/BCDocument.xml").toAbsolutePath();
        String text = components("incremental", ABLE, component("vm", inner));
        storage.put(file, text.getBytes(StandardCharsets.UTF_8));
        return new BackupDocuments(storage).open(List.of(file));
    }

    private static FindingsByEntry findings(VssSet set) {
        return new FindingsByEntry(SpecChecks.run(set, Variables.USUAL, NOW));
    }

    private static List<ComponentLine> lines(VssSet set, boolean raw) {
        VssComponent component = set.components().orElseThrow().components().getFirst();
        return new ComponentLines(new BackupTexts(Locale.ENGLISH), findings(set))
                .of(component, "Example Writer", raw);
    }

    private static <T extends ComponentLine> List<T> of(Class<T> kind, List<ComponentLine> lines) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void noDifferencedFilesIsCalledUsual() throws IOException {
        List<ComponentLine> lines = lines(set(), false);
        assertEquals(
                List.of(new ComponentLine.Heading("No differenced files", false)),
                of(ComponentLine.Heading.class, lines));
        assertEquals(1, of(ComponentLine.Note.class, lines).size());
        assertEquals(
                SpecFinding.Rule.D0,
                of(ComponentLine.Checked.class, lines).getFirst().finding().rule());
    }

    @Test
    void anEntryThatCannotBeReadIsShownAsItStandsAndTheOthersAreRead() throws IOException {
        VssSet set =
                set(
                        differenced(
                                file("C:\\VMs", "*", "no", "yesterday"),
                                file("C:\\VMs", "*.vhdx", "no", "0")));
        List<ComponentLine> lines = lines(set, false);
        ComponentLine.Unreadable unreadable = of(ComponentLine.Unreadable.class, lines).getFirst();
        assertEquals(0, unreadable.index());
        assertTrue(unreadable.raw().toString().contains("yesterday"));
        assertEquals(1, of(ComponentLine.Entry.class, lines).getFirst().file().index());
        assertTrue(
                of(ComponentLine.Heading.class, lines).getFirst().assumed(),
                "how entries are written is assumed");
    }

    @Test
    void rawEntriesPartialFilesAndWhatIsNotUnderstoodAreThere() throws IOException {
        VssSet set =
                set(
                        differenced(file("C:\\VMs", "*", "no", "0")),
                        partial("C:\\VMs", "a.vhdx"),
                        "<SOMETHING_NEW path=\"C:\\New\"/>");
        List<String> raw =
                of(ComponentLine.Raw.class, lines(set, true)).stream()
                        .map(line -> line.element().toString())
                        .toList();
        assertEquals(3, raw.size(), raw::toString);
        assertTrue(raw.get(0).contains("lastModifyTime=\"0\""), raw.get(0));
        assertTrue(raw.get(1).contains("a.vhdx"), raw.get(1));
        assertEquals("SOMETHING_NEW path=\"C:\\New\"", raw.get(2));
        assertEquals(2, of(ComponentLine.Raw.class, lines(set, false)).size());
    }

    @Test
    void theHeaviestFindingStandsInTheList() throws IOException {
        VssSet set = set(differenced(file("C:\\V*", "*", "no", "0")));
        ComponentRow row = ComponentRow.of(set, findings(set)).getFirst();
        assertEquals(Optional.of(SpecFinding.Weight.ERROR), row.worst());
        assertTrue(row.isSpecial());
        VssSet plain = set();
        assertEquals(
                Optional.of(SpecFinding.Weight.NOT_CHECKED),
                ComponentRow.of(plain, findings(plain)).getFirst().worst());
    }
}
