package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.plan.Refusal;
import org.diskchain.testing.DemoOrphans;
import org.diskchain.testing.Fx;
import org.diskchain.ui.work.FlatDisk;
import org.diskchain.ui.work.MovedDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/// The wizard as a person meets it, over a forest with orphans and an engine that plays along.
final class ReconnectWizardTest {
    private static final Path DC01 = DemoOrphans.disk(DemoOrphans.DC01);
    private static final Path ARCHIVE = DemoOrphans.disk(DemoOrphans.ARCHIVE);
    private static final Path PRIMARY = DemoOrphans.disk("dc01-primary.vhdx");

    private DemoWindow demo;

    @BeforeEach
    void show() {
        demo = DemoWindow.english(1440, 900);
        DemoOrphans.script(demo.reconnects);
        demo.open("/Hyper-V/web-farm", DemoOrphans.forest());
    }

    @AfterEach
    void close() {
        demo.close();
    }

    private String text(String id) {
        Labeled node = demo.find(id);
        return Fx.get(node::getText);
    }

    private boolean isOpen() {
        return demo.find("wizard") != null;
    }

    @Test
    void theKeyboardAloneReconnectsACertainOrphan() {
        demo.pick(DC01);
        Node picture = demo.find("picture");
        Fx.run(picture::requestFocus);
        demo.type(KeyCode.R);
        assertTrue(isOpen(), "R opens the wizard");
        assertTrue(text("wizard-question").contains(DemoOrphans.DC01));
        demo.screen("wizard-parent");
        demo.type(KeyCode.ENTER);
        demo.screen("wizard-paths");
        demo.type(KeyCode.ENTER);
        demo.screen("wizard-check");
        assertEquals("Reconnect 1 disk", text("wizard-next"));
        assertTrue(demo.reconnects.written.isEmpty(), "nothing is written before the last step");
        demo.type(KeyCode.ENTER);
        assertEquals(
                List.of(new ReconnectWish(DC01, PRIMARY, new HostPath.LeftOut(), false)),
                demo.reconnects.written);
        assertEquals("1 disk reconnected", text("wizard-done"));
        demo.screen("wizard-done");
        demo.type(KeyCode.ENTER);
        assertFalse(isOpen(), "Enter closes it at the end");
    }

    @Test
    void aParentThatIsNotKnownIsTakenOnlyAfterAnExplicitStep() {
        demo.fire("strip-orphans");
        demo.screen("wizard-orphans");
        assertEquals("2 of 2 ticked", text("wizard-ticked"));
        demo.fire("wizard-next");
        demo.fire("wizard-take-certain");
        assertTrue(text("wizard-question").contains(DemoOrphans.ARCHIVE), "the next one is shown");
        assertEquals("2 orphans, 1 decided", text("wizard-decided"));
        Button next = demo.find("wizard-next");
        assertTrue(next.isDisabled(), "nothing is decided for it, and nothing is certain");
        fireCandidate(1);
        demo.screen("wizard-dangerous");
        demo.type(KeyCode.ENTER);
        assertNotNull(demo.find("wizard-question"), "Enter does not take a dangerous one");
        demo.fire("wizard-next");
        demo.fire("wizard-next");
        assertEquals("Reconnect 1 disk", text("wizard-next"));
        CheckBox take = demo.find("acknowledge-1");
        Fx.run(take::fire);
        demo.settle();
        demo.screen("wizard-acknowledge");
        assertEquals("Reconnect 2 disks", text("wizard-next"));
        demo.type(KeyCode.ENTER);
        assertTrue(demo.reconnects.written.isEmpty(), "nor does Enter write it");
        demo.fire("wizard-next");
        assertEquals(2, demo.reconnects.written.size());
        assertEquals(
                List.of(ARCHIVE),
                demo.reconnects.written.stream()
                        .filter(ReconnectWish::ignoringIdentity)
                        .map(ReconnectWish::child)
                        .toList());
    }

    private void fireCandidate(int number) {
        Node card = demo.find("candidate-" + number);
        javafx.scene.control.RadioButton radio =
                (javafx.scene.control.RadioButton) Fx.get(() -> card.lookup(".radio-button"));
        Fx.run(radio::fire);
        demo.settle();
    }

    @Test
    void arrowsWalkAmongTheCandidates() {
        demo.pick(DC01);
        Fx.run(() -> demo.find("picture").requestFocus());
        demo.type(KeyCode.R);
        demo.type(KeyCode.DOWN);
        assertEquals("Evidence for dc01.vhdx", evidenceTitle());
        demo.type(KeyCode.DOWN);
        demo.type(KeyCode.DOWN);
        assertEquals("Evidence for dc02.vhdx", evidenceTitle());
        demo.type(KeyCode.UP);
        assertEquals("Evidence for dc01.vhdx", evidenceTitle());
    }

    private String evidenceTitle() {
        Node table = demo.find("wizard-evidence");
        return Fx.get(() -> ((Label) table.getParent().lookup(".section-title")).getText());
    }

    @Test
    void refusalsAreToldAndTheRestIsDone() {
        demo.reconnects.refusals.put(DC01, new Refusal.NotDifferencing(DC01));
        demo.pick(DC01);
        demo.fire("inspector-reconnect");
        demo.fire("wizard-next");
        demo.fire("wizard-next");
        demo.screen("wizard-refused");
        Button next = demo.find("wizard-next");
        assertTrue(next.isDisabled(), "nothing can be done");
        assertTrue(text("wizard-check").contains("1 disk is refused."), text("wizard-check"));
        demo.type(KeyCode.ESCAPE);
        assertFalse(isOpen());
        assertTrue(demo.reconnects.written.isEmpty());
    }

    @Test
    void whatIsLeftKnowinglyIsSaidAndNothingIsWritten() {
        demo.pick(ARCHIVE);
        demo.fire("inspector-reconnect");
        demo.fire("wizard-leave");
        assertEquals("Leave all", text("wizard-next"));
        demo.fire("wizard-next");
        assertEquals("No disk was reconnected", text("wizard-done"));
        assertTrue(demo.reconnects.written.isEmpty());
    }

    @Test
    void anUndoneDiskIsUndoneOnceAndTheReportSaysWhatWasDone() {
        demo.pick(DC01);
        demo.fire("inspector-reconnect");
        for (int step = 0; step < 3; step++) demo.fire("wizard-next");
        demo.fire("wizard-save");
        String report = demo.notes.said.getLast();
        assertTrue(report.contains(DC01.toString()), report);
        assertTrue(report.contains(PRIMARY.toString()), report);
        demo.fire("undo-1");
        assertEquals(List.of("undo " + DemoOrphans.DC01), demo.reconnects.calls);
        assertEquals("No disk was reconnected", text("wizard-done"));
        assertNull(demo.find("undo-1"));
    }

    @Test
    void anotherFolderIsSearchedToo() {
        Path backup = Path.of("/backup").toAbsolutePath();
        demo.reconnects.forests.put(backup, DemoOrphans.forest());
        demo.notes.folder = backup;
        demo.pick(ARCHIVE);
        demo.fire("inspector-reconnect");
        demo.fire("wizard-search-folder");
        assertEquals("Searched in 2 places", text("wizard-search"));
        ListView<?> rows = demo.find("wizard-rows");
        assertEquals(1, Fx.get(() -> rows.getItems().size()));
    }

    @Test
    void aDiskIsMovedToAnotherParentAfterItsPriceWasTold() {
        Path web = DemoOrphans.disk("web02.avhdx");
        Path refused = DemoOrphans.disk("app01.avhdx");
        demo.rebases.refusals.put(refused, new Refusal.NotDifferencing(refused));
        demo.pick(web);
        Fx.run(() -> demo.window.commands().rebase.act().run());
        demo.settle();
        ListView<DiskNode> parents = demo.find("rebase-parents");
        List<Path> offered = Fx.get(() -> parents.getItems().stream().map(DiskNode::path).toList());
        assertFalse(offered.contains(web));
        assertFalse(offered.contains(ARCHIVE), "another format, and broken");
        pickParent(parents, refused);
        Button act = demo.find("rebase-act");
        assertTrue(act.isDisabled());
        pickParent(parents, DemoOrphans.disk("ws22-golden.vhdx"));
        assertEquals(
                "3.0 MB are copied into it. Its file has 6.0 MB afterwards.", text("rebase-said"));
        demo.screen("rebase");
        demo.fire("rebase-act");
        assertEquals(1, demo.rebases.done.size());
        assertNull(demo.find("rebase"), "what runs is shown in Work");
        assertNotNull(demo.find("work-dismiss"));
        demo.screen("rebase-done");
    }

    @Test
    void aDiskIsMadeToStandAloneAndItsChildrenAreMovedToIt() {
        Path web = DemoOrphans.disk("web01.avhdx");
        demo.pick(web);
        Fx.run(() -> demo.window.commands().rebase.act().run());
        demo.settle();
        demo.fire("rebase-alone");
        assertNull(demo.find("rebase"));
        demo.screen("flatten");
        assertTrue(text("flatten-said").startsWith("1 disk is built on it."), text("flatten-said"));
        demo.notes.newDisk = web.resolveSibling("notes.txt");
        demo.fire("flatten-choose");
        assertEquals("The name must end in .vhdx or .vhd.", text("flatten-said"));
        assertTrue(demo.<Button>find("flatten-act").isDisabled());
        demo.notes.newDisk = web.resolveSibling("whole.vhdx");
        demo.fire("flatten-choose");
        demo.type(KeyCode.ENTER);
        assertNull(demo.find("flatten"), "Enter on the button begins");
        assertEquals(
                List.of(web.resolveSibling("whole.vhdx")),
                demo.flattening.made.stream().map(FlatDisk::out).toList());
        demo.screen("flatten-done");
        demo.fire("work-adopt");
        assertEquals(
                List.of(web.resolveSibling("whole.vhdx")),
                demo.rebases.goneOn.stream().map(MovedDisk::parent).toList());
    }

    @Test
    void escTakesTheQuestionsBack() {
        demo.pick(DemoOrphans.disk("web01.avhdx"));
        Fx.run(() -> demo.window.commands().rebase.act().run());
        demo.settle();
        demo.type(KeyCode.ESCAPE);
        assertNull(demo.find("rebase"));
        Fx.run(() -> demo.window.commands().flatten.act().run());
        demo.settle();
        demo.type(KeyCode.ESCAPE);
        assertNull(demo.find("flatten"));
        assertTrue(demo.flattening.made.isEmpty());
    }

    private void pickParent(ListView<DiskNode> parents, Path wanted) {
        Fx.run(
                () ->
                        parents.getItems().stream()
                                .filter(disk -> disk.path().equals(wanted))
                                .forEach(parents.getSelectionModel()::select));
        demo.settle();
    }
}
