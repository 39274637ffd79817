package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.PathRules;
import org.diskchain.backup.Verdict;
import org.diskchain.backup.VssSet;
import org.diskchain.testing.DemoForests;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.theme.Icons;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

final class SightTest {
    private final ForestModel model = DemoForests.hyperVModel();
    private final Family family = new Family(model.forest());
    private final TreeWords words = new TreeWords(Locale.ENGLISH);

    private Sight sight() {
        return new Sight(model, family, words, _ -> true);
    }

    private Card card(String name) {
        return family.card(DemoForests.disk(model.forest(), name)).orElseThrow();
    }

    private Look look(String name, Level level) {
        return sight().look(card(name), level);
    }

    @Test
    void aPlainDiskSaysItsKind() {
        assertEquals("VHDX dynamic", look("ws22-golden.vhdx", Level.FULL).word());
        assertEquals(Icons.BASE, look("ws22-golden.vhdx", Level.FULL).icon());
        assertEquals("VHDX diff", look("web01.avhdx", Level.FULL).word());
        assertEquals(Icons.DIFFERENCING, look("web01.avhdx", Level.FULL).icon());
        assertEquals("VHD fixed", look("fs-archive.vhd", Level.FULL).word());
    }

    @Test
    void aBrokenLinkIsTheWordOfAFullCardAndTheRailOfASmallOne() {
        Look full = look("fs-archive-2025.vhd", Level.FULL);
        assertEquals("Mismatch", full.word());
        assertEquals(Look.Rail.NONE, full.rail());
        Look compact = look("fs-archive-2025.vhd", Level.COMPACT);
        assertEquals(Icons.MISMATCH, compact.icon());
        assertEquals(Look.Rail.SOFT, compact.rail());
        assertEquals("Parent missing", look("dc01_4F1A22C7-5D0B-49E3.avhdx", Level.FULL).word());
    }

    @Test
    void damageAndUnfinishedMergesAreOutlined() {
        assertEquals(Ink.DANGER, look("rds-profile-carla.vhdx", Level.FULL).line());
        assertEquals("Damaged", look("rds-profile-carla.vhdx", Level.FULL).word());
        assertEquals(Ink.ACCENT, look("exch-db02.vhdx", Level.COMPACT).line());
    }

    @Test
    void iconsTellWhatTheLookDoesNot() {
        assertEquals(List.of(Icons.IN_USE), icons("app01_E3F7715D-20B4-4C88.avhdx", Level.FULL));
        assertEquals(List.of(Icons.UNFINISHED), icons("exch-db02.vhdx", Level.FULL));
        assertEquals(List.of(Icons.WARNING), icons("exch-db01-lab.avhdx", Level.COMPACT));
        assertEquals(List.of(Icons.WARNING), icons("fs-archive-2025.vhd", Level.FULL));
        assertEquals(List.of(), icons("fs-archive-2025.vhd", Level.COMPACT));
        assertEquals(List.of(), icons("fs-archive-2025-w2.vhd", Level.FULL));
    }

    private List<Icons> icons(String name, Level level) {
        return sight().stateIcons(card(name), level);
    }

    @Test
    void everyEffectHasAnIconAnOutlineAndAWordOfItsOwn() {
        ForestModel farm = DemoForests.webFarmModel();
        farm.effectsProperty().set(DemoForests.webFarmRescuing("iis-legacy.avhdx"));
        Family trees = new Family(farm.forest());
        Sight sight = new Sight(farm, trees, words, _ -> true);
        List<Look> looks =
                List.of(
                                "ws22-2026-03",
                                "ws22-2026-06",
                                "sql-test",
                                "iis-legacy",
                                "web01",
                                "web01_7C41E0B2-93D5-4E1F")
                        .stream()
                        .map(name -> DemoForests.webFarmDisk(name + ".avhdx"))
                        .map(path -> sight.look(trees.card(path).orElseThrow(), Level.FULL))
                        .toList();
        assertEquals(
                List.of("Target", "Merged", "Invalidated", "Rescued", "Orphaned", "Follows"),
                looks.stream().map(Look::word).toList());
        assertEquals(6, looks.stream().map(Look::icon).distinct().count());
        record Form(Look.Stroke stroke, Look.Shape shape, Look.Rail rail) {}
        assertEquals(
                6,
                looks.stream()
                        .map(look -> new Form(look.stroke(), look.shape(), look.rail()))
                        .distinct()
                        .count());
    }

    @Test
    void aTargetAtWorkSaysSo() {
        ForestModel farm = DemoForests.webFarmModel();
        farm.effectsProperty().set(DemoForests.webFarmEffects());
        farm.merging().put(DemoForests.webFarmDisk("ws22-2026-03.avhdx"), 0.41);
        Family trees = new Family(farm.forest());
        Card target = trees.card(DemoForests.webFarmDisk("ws22-2026-03.avhdx")).orElseThrow();
        Sight sight = new Sight(farm, trees, words, _ -> true);
        assertEquals("Target, merging", sight.look(target, Level.FULL).word());
        assertEquals(0.41, sight.merging(target.path()).orElseThrow());
    }

    @Test
    void aFilterDimsOthersAndKeepsTheGhostOfADiskThatPasses() {
        Predicate<org.diskchain.chain.DiskNode> orphans = disk -> disk.name().startsWith("dc01_4F");
        Sight sight = new Sight(model, family, words, orphans);
        Card orphan = card("dc01_4F1A22C7-5D0B-49E3.avhdx");
        Card ghost = family.card(family.parent(orphan.path()).orElseThrow()).orElseThrow();
        assertFalse(sight.isDimmed(orphan));
        assertFalse(sight.isDimmed(ghost));
        assertTrue(sight.isDimmed(card("web01.avhdx")));
    }

    @Test
    void aRescuedCardIsSpokenAndWhatHangsBelowIsPlain() {
        ForestModel farm = DemoForests.webFarmModel();
        farm.effectsProperty().set(DemoForests.webFarmRescuing("sql-test.avhdx"));
        Family trees = new Family(farm.forest());
        Sight sight = new Sight(farm, trees, words, _ -> true);
        Card sql = trees.card(DemoForests.webFarmDisk("sql-test.avhdx")).orElseThrow();
        assertEquals(
                "sql-test.avhdx, rescued, 21.7 GB own data, child of ws22-2026-03.avhdx, 1 child",
                new Spoken(trees, sight, words).of(sql));
        Path below = DemoForests.webFarmDisk("sql-test_B9D2A6F0-0C1E-4B7A.avhdx");
        assertEquals("VHDX diff", sight.look(trees.card(below).orElseThrow(), Level.FULL).word());
    }

    @Test
    void theTooltipSaysWhatTheNextBackupDoesAndWhy() {
        Card.Present web = (Card.Present) card("web01.avhdx");
        Path path = web.path();
        VssSet set = new VssSet(List.of(), Optional.empty(), List.of(), Map.of(), List.of());
        ForecastReason why = new ForecastReason(Code.NOT_NAMED, Optional.empty(), "");
        SequencedMap<Path, DiskForecast> disks = new LinkedHashMap<>();
        disks.put(
                path,
                new DiskForecast(
                        path, List.of(), Verdict.NOT_COVERED, Optional.empty(), List.of(why)));
        model.backupProperty()
                .set(new BackupForecast(set, ForecastInputs.incremental(PathRules.NONE), disks));

        String said = new Spoken(family, sight(), words).tooltip(web);

        assertTrue(said.contains("Next backup (forecast): not covered"), said);
        assertTrue(said.contains("No component of this backup names this file."), said);
    }

    @Test
    void aCardIsSpokenAsOneSentence() {
        ForestModel farm = DemoForests.webFarmModel();
        farm.effectsProperty().set(DemoForests.webFarmEffects());
        Family trees = new Family(farm.forest());
        Card sql = trees.card(DemoForests.webFarmDisk("sql-test.avhdx")).orElseThrow();
        assertEquals(
                "sql-test.avhdx, invalidated, 21.7 GB own data, child of ws22-2026-03.avhdx,"
                        + " 1 child",
                new Spoken(trees, new Sight(farm, trees, words, _ -> true), words).of(sql));
        TreeWords portuguese = new TreeWords(Locale.of("pt", "BR"));
        assertEquals(
                "sql-test.avhdx, invalidado, 21,7 GB de dados próprios, filho de"
                        + " ws22-2026-03.avhdx, 1 filho",
                new Spoken(trees, new Sight(farm, trees, portuguese, _ -> true), portuguese)
                        .of(sql));
    }
}
