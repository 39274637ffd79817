package org.diskchain.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Holder;
import org.diskchain.disk.Severity;
import org.diskchain.report.Words;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.inspector.Inspected.Fact;
import org.diskchain.ui.inspector.Inspected.Look;
import org.diskchain.ui.inspector.Inspected.Member;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

final class InspectorModelTest {
    private final ForestModel forest = DemoForests.webFarmModel();

    @Test
    void nothingPickedIsNothingSaid() {
        assertTrue(model(Locale.ENGLISH).inspectedProperty().get().isEmpty());
    }

    @Test
    void saysTheFactsOfADisk() {
        Inspected shown = inspect("fs-archive-2025.vhd");
        assertEquals("VHD, differencing", value(shown.facts(), "Format"));
        assertEquals("40.0 GB", value(shown.facts(), "Virtual size"));
        assertEquals("42,949,672,960 bytes", fact(shown.facts(), "Virtual size").more());
        assertEquals("2 MB, sectors of 512 bytes", value(shown.facts(), "Blocks"));
        assertEquals(Look.MONO, fact(shown.facts(), "Identity").look());
    }

    @Test
    void aMismatchNamesBothIdentities() {
        Inspected shown = inspect("fs-archive-2025.vhd");
        Path disk = DemoForests.webFarmDisk("fs-archive-2025.vhd");
        var link = forest.forest().disk(disk).orElseThrow().facts().parent();
        assertEquals(Look.MISMATCH, fact(shown.link(), "State").look());
        assertEquals(link.recordedIdentity().toString(), value(shown.link(), "Recorded"));
        assertEquals(Look.MONO_WARNING, fact(shown.link(), "Found").look());
        assertFalse(value(shown.link(), "Recorded").equals(value(shown.link(), "Found")));
        assertTrue(value(shown.link(), "Opened").endsWith("fs-archive.vhd"));
        assertEquals(Severity.ERROR, shown.findings().getFirst().severity());
        assertEquals("The parent is not the one recorded", shown.findings().getFirst().title());
    }

    @Test
    void theChainRunsFromLeafToBase() {
        List<String> names =
                inspect("ws22-2026-09.avhdx").chain().stream().map(Member::name).toList();
        assertEquals(
                List.of(
                        "ws22-2026-09.avhdx",
                        "ws22-2026-06.avhdx",
                        "ws22-2026-03.avhdx",
                        "ws22-golden.vhdx"),
                names);
    }

    @Test
    void aBaseHasNoLinkAndNothingToMergeInto() {
        InspectorModel model = model(Locale.ENGLISH);
        forest.pickedProperty().set(DemoForests.webFarmDisk("ws22-golden.vhdx"));
        assertTrue(model.inspectedProperty().get().orElseThrow().link().isEmpty());
        assertFalse(model.mergeable().getValue());
        forest.pickedProperty().set(DemoForests.webFarmDisk("web01.avhdx"));
        assertTrue(model.mergeable().getValue());
    }

    @Test
    void speaksPortugueseWithItsNumbers() {
        InspectorModel model = model(Locale.of("pt", "BR"));
        forest.pickedProperty().set(DemoForests.webFarmDisk("fs-archive-2025.vhd"));
        Inspected shown = model.inspectedProperty().get().orElseThrow();
        assertEquals("VHD, diferencial", value(shown.facts(), "Formato"));
        assertEquals("40,0 GB", value(shown.facts(), "Tam. virtual"));
    }

    @Test
    void whoHoldsADiskIsAskedAndSaid() {
        Path held = DemoForests.webFarmDisk("app01.avhdx");
        List<Holder> holders = List.of(new Holder("vmwp.exe", 4120));
        ForestModel asked = new ForestModel();
        UseModel use =
                new UseModel(asked, disk -> disk.equals(held) ? holders : List.of(), Runnable::run);
        Fx.run(() -> asked.forestProperty().set(DemoForests.webFarm()));
        Fx.settle();
        assertEquals(List.of(held), List.copyOf(asked.inUse()));
        InspectorModel model = model(asked, use, Locale.ENGLISH);
        asked.pickedProperty().set(held);
        Inspected shown = model.inspectedProperty().get().orElseThrow();
        assertEquals("by vmwp.exe (process 4120)", value(shown.facts(), "In use"));
        asked.hold(held, List.of(new Holder("qemu-nbd", 0), new Holder("", 77)));
        shown = model.inspectedProperty().get().orElseThrow();
        assertEquals("by qemu-nbd, by process 77", value(shown.facts(), "In use"));
        asked.hold(held, List.of());
        shown = model.inspectedProperty().get().orElseThrow();
        assertEquals("by another program", value(shown.facts(), "In use"));
        asked.free(held);
        shown = model.inspectedProperty().get().orElseThrow();
        assertFalse(shown.facts().stream().anyMatch(fact -> fact.label().equals("In use")));
    }

    private Inspected inspect(String name) {
        InspectorModel model = model(Locale.ENGLISH);
        forest.pickedProperty().set(DemoForests.webFarmDisk(name));
        return model.inspectedProperty().get().orElseThrow();
    }

    private InspectorModel model(Locale language) {
        UseModel nobody = new UseModel(new ForestModel(), _ -> List.of(), Runnable::run);
        return model(forest, nobody, language);
    }

    private static InspectorModel model(ForestModel forest, UseModel use, Locale language) {
        return new InspectorModel(forest, use, new Texts(language), new Words(language));
    }

    private static String value(List<Fact> facts, String label) {
        return fact(facts, label).value();
    }

    private static Fact fact(List<Fact> facts, String label) {
        return facts.stream()
                .filter(fact -> fact.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + facts));
    }
}
