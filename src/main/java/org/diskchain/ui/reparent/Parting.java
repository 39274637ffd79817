package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.dialog.Dialog;
import org.diskchain.ui.dialog.DialogLayer;
import org.diskchain.ui.work.FlatDisk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// The two ways in which a disk parts from its parent: to another one, or to stand alone. Asks what
/// is to be known; the work itself stands in Work.
public final class Parting {
    private final ForestModel forest;
    private final ReparentFlow.Engine engine;
    private final Acts acts;
    private final DialogLayer layer;
    private final ReparentTexts texts;

    /// What leads on.
    ///
    /// @param move begins to move a disk; says whether it could
    /// @param flatten begins to copy a chain; says whether it could
    /// @param showWork shows what runs and what is unfinished
    /// @param chooseFile lets the person name the new disk, beginning with what is offered
    public record Acts(
            BiPredicate<DiskForest, RebasePlan> move,
            BiPredicate<DiskForest, FlatDisk> flatten,
            Runnable showWork,
            Function<Path, Optional<Path>> chooseFile) {}

    Parting(
            ForestModel forest,
            ReparentFlow.Engine engine,
            Acts acts,
            DialogLayer layer,
            ReparentTexts texts) {
        this.forest = forest;
        this.engine = engine;
        this.acts = acts;
        this.layer = layer;
        this.texts = texts;
    }

    /// A move that is unfinished is gone on with in Work.
    void rebase(Path disk) {
        DiskForest seen = forest.forest();
        if (seen.rebases().stream().anyMatch(each -> each.child().equals(disk))) {
            acts.showWork().run();
            return;
        }
        RebaseModel model = new RebaseModel(disk, seen, engine.rebases(), engine.jobs());
        Dialog[] opened = new Dialog[1];
        Runnable leave =
                () -> {
                    model.planning().abandon();
                    layer.close(opened[0]);
                };
        opened[0] =
                new RebaseDialog(
                        model,
                        texts,
                        new RebaseDialog.Acts(
                                plan -> acts.move().test(seen, plan),
                                () -> {
                                    leave.run();
                                    flatten(disk);
                                },
                                leave));
        layer.open(opened[0]);
    }

    void flatten(Path disk) {
        DiskForest seen = forest.forest();
        FlattenModel model = new FlattenModel(disk, seen);
        Dialog[] opened = new Dialog[1];
        opened[0] =
                new FlattenDialog(
                        model,
                        texts,
                        new FlattenDialog.Acts(
                                acts.chooseFile(),
                                flat -> acts.flatten().test(seen, flat),
                                () -> layer.close(opened[0])));
        layer.open(opened[0]);
    }
}
