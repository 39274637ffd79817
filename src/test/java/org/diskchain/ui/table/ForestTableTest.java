package org.diskchain.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.report.Words;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.junit.jupiter.api.Test;

import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

final class ForestTableTest {
    @Test
    void aFilterThatLeavesThePickedDiskOutAndLetsItInAgainBreaksNothing() {
        ForestModel forest = new ForestModel();
        Path picked = DemoForests.webFarmDisk("fs-archive-2025.vhd");
        ForestTable table = Fx.get(() -> new ForestTable(forest, new Texts(Locale.ENGLISH)));
        Stage stage = Fx.show(Fx.get(() -> new StackPane(table)), 700, 400);
        List<Throwable> thrown = new ArrayList<>();
        Fx.run(() -> listen((_, failure) -> thrown.add(failure)));
        Fx.run(
                () -> {
                    forest.forestProperty().set(DemoForests.webFarm());
                    forest.pickedProperty().set(picked);
                });
        for (DiskForest shown : List.of(DemoForests.single(), forest.forest())) {
            Fx.run(() -> forest.filterProperty().set(_ -> shown));
            Fx.settle();
        }
        Fx.run(() -> listen(null));
        assertEquals(List.of(), thrown);
        assertEquals(picked, table.getSelectionModel().getSelectedItem().getValue().node().path());
        Fx.close(stage);
    }

    @Test
    void saysWhatAMergeDoesToEachDisk() {
        ForestModel forest = new ForestModel();
        forest.forestProperty().set(DemoForests.webFarm());
        forest.effectsProperty().set(DemoForests.webFarmRescuing("sql-test.avhdx"));
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("pt", "BR"))) {
            Texts texts = new Texts(language);
            for (DiskNode disk : forest.forest().disks()) {
                Kind kind = forest.effectsProperty().get().of(disk.path()).kind();
                if (kind == Kind.UNTOUCHED) continue;
                String said = Row.of(disk, forest, texts).toString();
                assertTrue(said.contains(new Words(language).name(kind)), said);
            }
        }
    }

    private static void listen(UncaughtExceptionHandler listener) {
        Thread.currentThread().setUncaughtExceptionHandler(listener);
    }
}
