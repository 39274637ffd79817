package org.diskchain.testing;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.ui.result.Discards;
import org.diskchain.ui.result.LeftToDo;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Moves nothing, and notes what it should have moved. Its wizard settles what the test says.
public final class NotedDiscards implements Discards {
    public final List<Path> binned = new ArrayList<>();
    public final List<Path> moved = new ArrayList<>();
    public Map<Path, Optional<Path>> settledByWizard = Map.of();

    public final ObjectProperty<DiskForest> forest = new SimpleObjectProperty<>(DiskForest.EMPTY);

    /// What a result page leads to.
    public LeftToDo.Acts leftToDo() {
        return new LeftToDo.Acts(
                (_, settled) -> settled.accept(settledByWizard),
                () -> Optional.of(Path.of("/kept")),
                this,
                Jobs.on(Runnable::run),
                () -> {},
                forest);
    }

    @Override
    public boolean hasBin(Path file) {
        return true;
    }

    @Override
    public void toBin(Path file) {
        binned.add(file);
    }

    @Override
    public void toFolder(Path file, Path folder, Progress progress) {
        moved.add(folder.resolve(file.getFileName()));
    }
}
