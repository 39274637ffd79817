package org.diskchain.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.chain.ParentState;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From files here back to paths there.
final class PathRulesTest {
    private static PathRules rules(String... pairs) {
        List<PathRule> rules = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            WindowsPath windows = WindowsPath.parse(pairs[i]).orElseThrow();
            rules.add(new PathRule(windows, Path.of(pairs[i + 1]), false));
        }
        return new PathRules(rules);
    }

    private static List<String> windows(PathRules rules, String local) {
        return rules.toWindows(Path.of(local)).stream().map(WindowsPath::toString).toList();
    }

    @Test
    void aRuleHoldsForItsFolderAndBelowAndForNoOther() {
        PathRules rules = rules("C:\\VMs", "/mnt/vms");

        assertEquals(List.of("C:\\VMs\\web\\a.vhdx"), windows(rules, "/mnt/vms/web/a.vhdx"));
        assertEquals(List.of(), windows(rules, "/mnt/vms2/a.vhdx"));
        assertEquals(List.of(), windows(rules, "/mnt/a.vhdx"));
        assertEquals(List.of(), windows(PathRules.NONE, "/mnt/vms/a.vhdx"));
    }

    @Test
    void theLongestFolderHoldsAndEqualOnesAllInTheirOrder() {
        PathRules rules =
                rules(
                        "C:", "/mnt",
                        "C:\\ClusterStorage\\Volume1", "/mnt/v1",
                        "\\\\server\\share", "/mnt/v1",
                        "\\\\?\\Volume{ab-cd}", "/mnt/v2");

        assertEquals(
                List.of("C:\\ClusterStorage\\Volume1\\a.vhdx", "\\\\server\\share\\a.vhdx"),
                windows(rules, "/mnt/v1/a.vhdx"));
        assertEquals(List.of("C:\\x\\a.vhdx"), windows(rules, "/mnt/x/a.vhdx"));
        assertEquals(List.of("\\\\?\\Volume{ab-cd}\\a.vhdx"), windows(rules, "/mnt/v2/a.vhdx"));
    }

    @Test
    void whatAPersonSaysOfAFolderIsNotContradictedByAProposal() {
        PathRules rules =
                new PathRules(
                        List.of(
                                rule("C:\\VMs", "/mnt/vms", false),
                                rule("D:\\Old", "/mnt/vms", true),
                                rule("\\\\?\\Volume{1-2}\\VMs", "/mnt/vms", true),
                                rule("\\\\?\\Volume{1-2}\\Old", "/mnt/vms", true),
                                rule("C:\\VMs\\web", "/mnt/elsewhere", true)));

        assertEquals(
                List.of("C:\\VMs\\a.vhdx", "\\\\?\\Volume{1-2}\\VMs\\a.vhdx"),
                windows(rules, "/mnt/vms/a.vhdx"));
        assertEquals("C:\\VMs\\web\\a.vhdx", windows(rules, "/mnt/vms/web/a.vhdx").getFirst());
    }

    private static PathRule rule(String windows, String local, boolean proposed) {
        return new PathRule(WindowsPath.parse(windows).orElseThrow(), Path.of(local), proposed);
    }

    @Test
    void aFolderOfWindowsThatIsElsewhereHidesTheSameBelowItsParent() {
        PathRules rules = rules("C:\\", "/mnt/c", "C:\\VMs", "/mnt/vms");

        assertEquals(List.of(), windows(rules, "/mnt/c/VMs/a.vhdx"));
        assertEquals(List.of("C:\\VMs2\\a.vhdx"), windows(rules, "/mnt/c/VMs2/a.vhdx"));
        assertEquals(List.of("C:\\VMs\\a.vhdx"), windows(rules, "/mnt/vms/a.vhdx"));
    }

    @Test
    void rulesAreProposedFromWhatChildrenRecordAndWhereParentsAre() {
        PaperForest forest =
                new PaperForest(Path.of("/mnt/store/vm"))
                        .base("base.vhdx", 0)
                        .child("a.vhdx", "base.vhdx", 0)
                        .child("b.vhdx", "base.vhdx", 0)
                        .child("lost.vhdx", "gone.vhdx", new ParentState.Missing(List.of()));

        List<PathRule> proposed = PathRules.propose(forest.made());

        // D:\vm\base.vhdx is /mnt/store/vm/base.vhdx: both end in vm\base.vhdx
        assertEquals(
                List.of(
                        new PathRule(
                                WindowsPath.parse("D:\\").orElseThrow(),
                                Path.of("/mnt/store"),
                                true)),
                proposed);
        assertEquals(
                List.of("D:\\vm\\b.vhdx"),
                new PathRules(proposed)
                        .toWindows(Path.of("/mnt/store/vm/b.vhdx")).stream()
                                .map(WindowsPath::toString)
                                .toList());
    }

    @Test
    void aParentOfAnotherNameProposesNothing() {
        ParentState renamed =
                new ParentState.Resolved(
                        Path.of("/mnt/vm/renamed.vhdx"), ParentState.Found.IDENTITY);
        PaperForest forest =
                new PaperForest(Path.of("/mnt/vm")).child("a.vhdx", "base.vhdx", renamed);

        assertEquals(List.of(), PathRules.propose(forest.made()));
    }
}
