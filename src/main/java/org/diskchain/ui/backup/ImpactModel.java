package org.diskchain.ui.backup;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.VssSet;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.SizesAfter;
import org.diskchain.read.Measured;
import org.diskchain.ui.merge.MergeModel;
import org.diskchain.ui.merge.MergeModel.Threads;
import org.diskchain.ui.merge.MergePreview;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What the previewed merge does to the next backup; nothing where no merge is previewed or no
/// documents are open. The answer comes from the background. Used on the JavaFX thread only.
public final class ImpactModel {
    private final BackupModel backup;
    private final MergeModel merging;
    private final Latest<MergeImpact> latest;
    private final ReadOnlyObjectWrapper<MergeImpact> impact = new ReadOnlyObjectWrapper<>();

    public ImpactModel(BackupModel backup, MergeModel merging, Threads threads) {
        this.backup = backup;
        this.merging = merging;
        this.latest = new Latest<>(threads);
        merging.previewProperty().subscribe(_ -> ask());
        backup.foreseenProperty().subscribe(_ -> ask());
    }

    /// Null where there is nothing to tell.
    public ReadOnlyObjectProperty<MergeImpact> impactProperty() {
        return impact.getReadOnlyProperty();
    }

    /// What a merge of these disks did or does, with the inputs of the moment; empty where no
    /// documents are open.
    Optional<MergeImpact> of(DiskForest before, Effects effects, Map<Path, Long> sizesAfter) {
        return backup.inputs()
                .map(
                        inputs ->
                                MergeImpact.of(
                                        backup.documentsProperty().get(),
                                        before,
                                        inputs,
                                        effects,
                                        sizesAfter,
                                        backup.now()));
    }

    private void ask() {
        Optional<MergePreview> preview = merging.preview();
        Optional<ForecastInputs> inputs = backup.inputs();
        if (preview.isEmpty() || inputs.isEmpty()) {
            latest.forget();
            impact.set(null);
            return;
        }
        MergePreview shown = preview.get();
        VssSet set = backup.documentsProperty().get();
        Map<Path, Long> sizes =
                SizesAfter.of(
                        shown.amounts().orElse(Measured.NOTHING), shown.effects(), shown.forest());
        Instant now = backup.now();
        latest.ask(
                () ->
                        MergeImpact.of(
                                set, shown.forest(), inputs.get(), shown.effects(), sizes, now),
                impact::set);
    }
}
